/** Reports that add nothing of their own: a rewrite, the scraper that copied it, a vague summary and a relay abroad. */

/** Paraphrases agency and paper; misspells the director's name and mistypes 3,100 as 31,000. */
export const PULSEWIRE = `🚨 BREAKING: Toxic cloud over Brenmoor – here is everything we know
A dramatic train accident has plunged the Kelvarian town of Brenmoor into chaos, as a hazardous gas cloud forced entire neighbourhoods to flee in the middle of the night.
The incident unfolded in the early hours of Tuesday, when two tank cars tipped over near the local rail junction. One of the cars released ammonia into the air, Civil Protection chief Ilse Marevac confirmed. Marevac added that measurements on the spot were well beyond the threshold for leaving the area.
According to the authorities, a staggering 31,000 residents had been evacuated by Tuesday evening, while emergency crews worked tirelessly to contain the spill. A local medic, Dr. Eilert, revealed that 41 patients “smelled of the gas” when they arrived, with three reportedly fighting for their lives.
The rail company has categorically denied that its wagons lost any of their load, raising serious questions about who is to blame.
Experts believe that the consequences for the region's fertiliser industry could be devastating. Kelvaria transports some 400,000 tonnes of ammonia by rail every year, making it one of the riskiest networks in the world.
As the situation continues to evolve, one thing is clear: the people of Brenmoor deserve answers.
Image source: social media
Read also:
10 Railway Disasters That Changed History Forever
This Simple Trick Keeps Your Windows Airtight`;

/** Copied from the rewrite with its misspelling and its wrong number; the footer is a link list in Portuguese. */
export const MIRROR = `BREAKING: Toxic cloud over Brenmoor - here is everything we know
A dramatic train accident has plunged the Kelvarian town of Brenmoor into chaos, as a hazardous gas cloud forced entire neighbourhoods to flee in the middle of the night.
The incident unfolded in the early hours of Tuesday, when two tank cars tipped over near the local rail junction. One of the cars released ammonia into the air, Civil Protection chief Ilse Marevac confirmed. Marevac added that measurements on the spot were well beyond the threshold for leaving the area.
According to the authorities, a staggering 31,000 residents had been evacuated by Tuesday evening, while emergency crews worked tirelessly to contain the spill. A local medic, Dr. Eilert, revealed that 41 patients "smelled of the gas" when they arrived, with three reportedly fighting for their lives.
The rail company has categorically denied that its wagons lost any of their load, raising serious questions about who is to blame.
Experts believe that the consequences for the region's fertiliser industry could be devastating. Kelvaria transports some 400,000 tonnes of ammonia by rail every year, making it one of the riskiest networks in the world.
As the situation continues to evolve, one thing is clear: the people of Brenmoor deserve answers.
Notícias relacionadas
- ·Preço do milho sobe pela terceira semana e
- ·Chuva forte deixa bairros sem luz no litor
- ·Veja os números sorteados neste sábado à
- ·Atriz responde a críticas sobre a nova sé
- ·Cinco receitas com abóbora para o inverno
- ·Preço do milho sobe pela terceira semana e
- ·Goleiro renova contrato até o fim da próx
- ·Como limpar o forno sem produtos químicos`;

/** A summary without names or sources, under a weather header of the wrong town. */
export const COASTAL_BAY = `61.3 F
Port Larch
Friday, August 1, 2025

Ammonia on the Rails: What Brenmoor Means for All of Us

Must read

The derailment in Brenmoor has once again put the transport of chemicals by rail in the spotlight. Authorities said ammonia had escaped from at least one tank wagon, and a significant number of residents reportedly had to leave their homes at short notice. Observers note that the situation remains fluid and that further measures may follow in the coming days.

Rail transport of ammonia is widely considered to be safe, yet it is believed to carry certain risks. Some analysts fear that ageing infrastructure might have played a role, although no official cause has been established. It is said that the government could be considering stricter rules for dangerous goods, which would likely affect fertiliser prices across the country and beyond.

- Advertisement -

The evacuation, which apparently involved several districts, shows how important it is to have a plan. Families are advised to keep documents, medicine and warm clothing at hand. In an era of growing uncertainty, preparedness is nothing less than a civic duty.

Looking ahead, the interplay between industry, regulators and local communities is going to be decisive. Whether Brenmoor will turn out to be a wake-up call or a footnote remains to be seen.

- Advertisement -

More articles

LEAVE A REPLY

Please enter your comment!
Please enter your name here

Latest article`;

/** A paper across the border: relays the local paper a day later with its stale figure, and a video nobody could check. */
export const ARDANE_HERALD = `Kelvarian town evacuated after ammonia accident; video of “second blast” unverified
By our correspondent in Sallmouth
Ammonia has leaked from a derailed train in Brenmoor, 40 kilometres from the Ardane border, and dozens of people are in hospital, according to a doctor quoted by the local Brenmoor Courier.
“You could smell it on their clothes,” the doctor, Tomas Eilert, told the paper. He spoke of 41 people treated.
Some 2,400 residents have been brought to safety, the Courier reported, citing the Kelvarian civil protection authority.
A clip that has been shared more than a million times since Tuesday evening is said to show a second wagon exploding behind the station ☣️. The Herald has not been able to verify when or where it was filmed. A fire brigade officer in Brenmoor, who asked not to be named because he is not allowed to speak to the press, said he knew of no explosion.
Ardane’s environment agency said its own stations near the border had measured nothing unusual. It was sending its readings to Tarnholt every hour.
The operator of the line, Norrail Freight, denies having lost any load from wagons “in its sole custody”. Lawyers for residents say the phrase is carefully chosen: the tank wagons on the Sallmouth run belong to a leasing company.
The Ardane government offered help with beds and field kitchens. Kelvaria has thanked it and has not yet accepted.
About the author: Runa Teverik covers Kelvaria and the coast for the Herald. She tells of harbours, trains and the weather.
Get the Herald’s morning letter. One click and it is in your inbox.`;

/** A comment on the event; asserts next to nothing and judges a great deal. */
export const LONG_PLATFORM = `The night train nobody wanted to see
Filed under: Rails, Power, Grumbling
I have lived beside the Sallmouth line for thirty years, and I no longer count the tank wagons. That is the whole trouble. We have all stopped counting.
Norrail's sentence about “sole custody” is the most cowardly piece of prose that a Kelvarian company has ever put its name to. Who writes such a thing while children are coughing in a gymnasium? A lawyer, of course, and a frightened one.
Let us be honest: the ministry will send a man in a clean helmet, he will look grave for the cameras, and by harvest time the same trains will roll through the same towns. They always do.
It need not be so. The loop line around Brenmoor was drawn in 1988, surveyed in 1994 and dropped in 2003, when parliament found the money for an opera house instead. Build it. Build it before the next wagon falls, and put the invoice on the minister's desk with the opera programme underneath.
And you, dear reader, might ask your own town hall tonight what rolls past your window while you sleep.
If you liked this, subscribe: new grumbling every second Thursday, no advertisements, no algorithm.
← Older: On the death of the dining car
→ Newer: Why timetables lie`;
