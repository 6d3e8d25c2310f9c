"""A hundred pairs of invented sentences: one says what the other denies, or says something beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.relation import Slot

if TYPE_CHECKING:
    from tests.conftest import ReadText

SCENE = "A gravel barge ran aground below the Tolm weir on Tuesday night, the harbour office of Ostrel said."
"""So that both reports tell of one event."""
LEAST = 0.9
"""Share of the pairs that are to come out right."""

OPPOSITES = (
    ("The guards opened the gate at noon.", "The guards did not open the gate at noon."),
    ("The warden said the cells were searched.", "The prisoners said the cells were never searched."),
    ("The firm paid the fishermen in March.", "No fisherman was paid by the firm in March."),
    ("The police fired at the crowd on the bridge.", "Nobody fired at the crowd on the bridge, the police chief said."),
    ("A nurse said the ward had been evacuated.", "The hospital denied that the ward had been evacuated."),
    ("The Echo reported that the senator had resigned.", "The senator's office said the report that he had resigned was false."),
    ("The tanker leaked oil into the bay.", "The tanker leaked no oil into the bay, its owner said."),
    ("The clinic kept records of the patients.", "The clinic kept no records of the patients, an inspector said."),
    ("The miners were told about the gas.", "The miners were not told about the gas."),
    ("The bank froze the accounts of the charity.", "The bank never froze the accounts of the charity."),
    ("The general ordered the shelling of the village.", "The general denied having ordered the shelling of the village."),
    ("Residents said soldiers burned the granary.", "The army said its soldiers had not burned the granary."),
    ("The council approved the tower in June.", "The council has not approved the tower, a clerk said."),
    ("The driver had a licence for the lorry.", "The driver had no licence for the lorry."),
    ("The judge ordered the release of the editor.", "The judge did not order the release of the editor."),
    ("The school taught the banned song.", "The school said it had never taught the banned song."),
    ("The envoy met the rebels in Tarrow.", "The envoy denied that he met the rebels in Tarrow."),
    ("The dam was inspected last year.", "The dam wasn't inspected last year."),
    ("The company tested the brakes.", "The company didn't test the brakes."),
    ("The camp has clean water.", "The camp has no clean water, an aid worker said."),
    ("The laboratory confirmed the virus in the herd.", "The laboratory has not confirmed the virus in the herd."),
    ("A witness said the shooter shouted a slogan.", "A second witness said the shooter did not shout a slogan."),
    ("The mayor accepted money from the builder.", "The mayor rejected claims that he accepted money from the builder."),
    ("The ship carried weapons.", "The captain said the ship carried no weapons."),
    ("The border was closed to refugees.", "The border was not closed to refugees, the ministry said."),
    (
        "The refinery warned its workers of the fire.",
        "The refinery failed its workers: nobody was warned of the fire, the union said.",
    ),
    ("Observers were admitted to the count.", "Observers were not admitted to the count."),
    ("The orphanage sold the children's clothes.", "The orphanage denied selling the children's clothes."),
    ("The pilot reported a fault before take-off.", "The pilot reported no fault before take-off."),
    ("The museum bought the stolen coins.", "The museum said the claim that it bought the stolen coins was untrue."),
    ("Troops entered the monastery on Friday.", "No troops entered the monastery on Friday, the abbot said."),
    ("The editor was beaten in custody.", "The editor was never beaten in custody, the prosecutor said."),
    ("The vaccine was kept cold on the road.", "The vaccine was not kept cold on the road."),
    ("The minister knew of the report in May.", "The minister did not know of the report in May."),
    ("The village received a flood warning.", "The village never received a flood warning."),
    ("The landlord had repaired the stairs.", "The landlord had not repaired the stairs, tenants said."),
    ("The union called off the strike.", "The union has not called off the strike."),
    ("The factory used child labour.", "The factory's owner denied using child labour."),
    ("The fire doors were locked.", "The fire doors were not locked, the manager said."),
    ("The police searched the newspaper's office.", "The police did not search the newspaper's office."),
    ("The coach drank before the crash.", "The coach had not drunk before the crash, his lawyer said."),
    ("The chemist sold the expired drugs.", "The chemist sold none of the expired drugs."),
    ("The party paid the protesters.", "The party said it paid no protesters."),
    ("The river was tested for lead.", "The river was never tested for lead, a resident said."),
    ("The airline refunded the stranded passengers.", "The airline didn't refund the stranded passengers."),
    ("The rebels released the hostages.", "The rebels have not released the hostages, a mediator said."),
    ("The governor signed the pardon.", "The governor's spokesman said he had not signed the pardon."),
    ("The inquiry cleared the surgeon.", "The inquiry did not clear the surgeon."),
    ("The town has a shelter for the homeless.", "The town has no shelter for the homeless."),
    ("The contractor used salt water in the concrete.", "The contractor denied that salt water was used in the concrete."),
)
"""One says what the other denies."""
BESIDE = (
    ("The guards opened the gate at noon.", "The guards would not say whether the gate was opened at noon."),
    ("The warden said the cells were searched.", "The warden declined to comment on the search of the cells."),
    ("The firm paid the fishermen in March.", "The firm did not pay the divers in March."),
    ("The police fired at the crowd on the bridge.", "It was not clear who fired at the crowd on the bridge."),
    ("A nurse said the ward had been evacuated.", "A nurse said the kitchen had not been evacuated."),
    ("The senator had resigned.", "It is not known whether the senator had resigned."),
    ("The tanker leaked oil into the bay.", "The tanker was not insured, its owner said."),
    ("The clinic kept records of the patients.", "The clinic did not answer questions about its records."),
    ("The miners were told about the gas.", "The miners' wives were told about the gas."),
    ("The bank froze the accounts of the charity.", "The bank froze the charity's accounts."),
    ("Residents said soldiers burned the granary.", "The army could not confirm that soldiers burned the granary."),
    ("The council approved the tower in June.", "Not only the council approved the tower in June."),
    ("The driver had a licence for the lorry.", "The driver had no insurance for the lorry."),
    ("The judge ordered the release of the editor.", "The judge did not order a fine."),
    ("The school taught the banned song.", "The school taught the banned song, parents said."),
    ("The envoy met the rebels in Tarrow.", "The envoy did not travel alone to Tarrow."),
    ("The dam was inspected last year.", "The bridge was not inspected last year."),
    ("The company tested the brakes.", "The company did not deny that it tested the brakes."),
    ("The camp has clean water.", "The camp has no school."),
    ("The laboratory confirmed the virus in the herd.", "The laboratory would neither confirm nor deny the virus in the herd."),
    ("A witness said the shooter shouted a slogan.", "No witness has been named."),
    ("The mayor accepted money from the builder.", "The mayor did not reply to questions about the builder."),
    ("The ship carried weapons.", "The ship carried no more than twelve crew."),
    ("The border was closed to refugees.", "The border was closed to refugees until Friday."),
    ("Observers were admitted to the count.", "Did the observers not see the count?"),
    ("The pilot reported a fault before take-off.", "The pilot was not hurt."),
    ("The museum bought the stolen coins.", "The museum was not open on Sunday."),
    ("Troops entered the monastery on Friday.", "The monks did not leave the monastery on Friday."),
    ("The editor was beaten in custody.", "The editor's lawyer was not let into the cell."),
    ("The vaccine was kept cold on the road.", "The driver of the vaccine did not stop on the road."),
    ("The minister knew of the report in May.", "The minister knew of the report no later than May."),
    ("The village received a flood warning.", "The village nearby was not on the list for a flood warning system."),
    ("The landlord had repaired the stairs.", "The tenants had not paid the landlord."),
    ("The union called off the strike.", "The union did not give a reason when it called off the strike."),
    ("The factory used child labour.", "The factory was not inspected in 2019."),
    ("The fire doors were locked.", "The fire doors were locked, and nobody had the key."),
    ("The police searched the newspaper's office.", "The police did not take the newspaper's computers."),
    ("The coach drank before the crash.", "The coach was not speeding before the crash, police said."),
    ("The chemist sold the expired drugs.", "The chemist did not keep a list."),
    ("The party paid the protesters.", "The party did not respond to questions about the protesters."),
    ("The river was tested for lead.", "The river was tested for lead without delay."),
    ("The airline refunded the stranded passengers.", "The passengers were not given a hotel."),
    ("The rebels released the hostages.", "The rebels released the hostages, although no ransom was paid."),
    ("The governor signed the pardon.", "The governor has not yet spoken about the pardon he signed."),
    ("The inquiry cleared the surgeon.", "The inquiry did not call the nurse."),
    ("The town has a shelter for the homeless.", "The town has no theatre."),
    ("The contractor used salt water in the concrete.", "The contractor did not say who delivered the concrete."),
    ("The general ordered the shelling of the village.", "The general has not been seen since the shelling of the village."),
    ("The refinery warned its workers of the fire.", "The refinery did not warn the town of the smoke."),
    ("The orphanage sold the children's clothes.", "The orphanage does not have a licence."),
)
"""The second denies nothing of what the first says."""


@pytest.fixture(scope="module")
def opposed(read_text: ReadText) -> dict[tuple[str, str], bool]:
    """Of every pair, whether the two are set against each other as a saying and its denial."""
    return {pair: _is_opposed(read_text, *pair) for pair in (*OPPOSITES, *BESIDE)}


def _is_opposed(read_text: ReadText, one: str, other: str) -> bool:
    readings = [
        read_text(f"{SCENE}\n\n{text}", document_id=f"T{n}", published="2031-05-03", outlet=f"Paper {n}")
        for n, text in enumerate((one, other), 1)
    ]
    return any(r.slot is Slot.POLARITY for r in pipeline.read_case(readings).relations)


def test_nine_of_ten_pairs_come_out_right(opposed: dict[tuple[str, str], bool]) -> None:
    """Over both halves of the table."""
    right = sum(opposed[pair] for pair in OPPOSITES) + sum(not opposed[pair] for pair in BESIDE)
    assert right >= LEAST * (len(OPPOSITES) + len(BESIDE))


def test_what_denies_nothing_is_hardly_ever_taken_for_a_denial(opposed: dict[tuple[str, str], bool]) -> None:
    """A refusal to say, a question, another thing not done: to be told of a quarrel that is none is the worse error."""
    assert sum(opposed[pair] for pair in BESIDE) <= 0.04 * len(BESIDE)
