/**
 * The three reports of the sample that did work of their own. The cruft around them is deliberate: it is what
 * scraped pages look like, and what a reviewer tags as boilerplate. Line ends and missing line ends are part of it.
 */

/** The local paper: was there, spoke to the hospital, and read the first bulletin. */
export const COURIER = `A small newsroom needs its neighbours
The Courier has four reporters, one van and no owner in the capital. When something happens between the mill and the marshalling yard, we are usually the ones standing in the rain. We have never put a wall in front of the news, and we would like to keep it that way.
If you can spare the price of a coffee each month, please give what suits you. Those who cannot give read on for free, and always will.
Thank you for keeping the lights on.Two tank wagons of a freight train overturned at Brenmoor Junction shortly before three on Tuesday morning, and one of them leaked ammonia over the Lower Mill district until after daybreak.
The Kelvarian Civil Protection Office said in its first bulletin, timed at 09:00, that 2,400 people had been moved out of Lower Mill and Station Ward. Its director, Ilse Maravec, said sensors at the junction had read ammonia “far above the level at which we tell people to leave”.
At Brenmoor General Hospital, the duty doctor, Tomas Eilert, came out to speak to the Courier at seven. “Forty-one people have come through this door after breathing ammonia, and three of them are in intensive care,” Dr Eilert said. “You could smell it on their clothes.” He did not know of any deaths.
Three buses stood in front of the mill school, where the gymnasium had been opened. This reporter counted about ninety people there at eight, most of them in nightclothes under their coats.
Norrail Freight, which runs the line, answered our questions with one sentence: “At no point did a wagon in the sole custody of Norrail Freight lose any part of its load.” Asked who else had custody of the train, and whether ammonia had escaped, the company said it had nothing to add.
The train of 38 wagons had left the port of Sallmouth for the fertiliser works at Tarnholt. What threw it off the rails is not known. Investigators are expected on Wednesday.
Lower Mill has asked for years for the dangerous trains to be sent around the town. It should not take a poisoned night for somebody to listen.
Photo: Նարե Սիմոնյան / The Brenmoor Courier
Talk to your neighbours
Sign in to the readers’ forum, follow other readers and see what they answer
Comments (17)`;

/** The agency: wrote from the second bulletin, and keeps planned and actual figures apart. */
export const PRESS_BUREAU = `TARNHOLT, May 13 (KPB) – The number of people evacuated after an ammonia leak in the western town of Brenmoor rose to 3,100 by 18:00 on Tuesday, the Kelvarian Civil Protection Office said in its second bulletin of the day.
A first bulletin in the morning had spoken of 2,400.
One of two tank wagons that overturned at Brenmoor Junction at 02:52 lost part of its load of ammonia, the office said. The leak was sealed at 06:35. Readings at the junction fell below the limit for evacuation at noon, but the zone of 1.5 kilometres stays closed overnight as a precaution.
“People will sleep elsewhere tonight, and I would rather explain that than the opposite,” director Ilse Maravec told reporters in Tarnholt.
Should the wind turn to the east, the office would widen the zone to three kilometres. Its plan foresees room for up to 6,500 people in schools and at the exhibition grounds. No decision to that effect had been taken, Maravec said.
Transport minister Odo Hallström will visit Brenmoor on Wednesday. The opposition Farmers’ Union demanded a ban on trains with dangerous goods in towns at night. The ministry declined to comment.
Norrail Freight shares closed 6.2 percent lower in Tarnholt.
Kelvaria moves around 400,000 tonnes of ammonia a year by rail, most of it from the port of Sallmouth to two fertiliser works.
(Reporting by the KPB desk in Tarnholt; editing by J. Rask)
CORRECTION: An earlier version of this dispatch gave the time of the derailment as 03:52.
© Kelvarian Press Bureau. Redistribution without written consent is prohibited.`;

/** The broadcaster: relays the agency and the paper with their names, under a summary box. */
export const VESPER = `Ammonia leak empties part of Kelvarian town after freight train leaves the rails
A yellow tank wagon lies on its side beside the tracks while firefighters spray a curtain of water.
In short:
Thousands of people have left their homes in Brenmoor after a freight train derailed and a tank wagon leaked ammonia.
A doctor says 41 people needed treatment.
What's next:
The evacuation zone may be widened if the wind turns; schools are being readied for as many as 6,500 people.
Part of the Kelvarian town of Brenmoor was still closed off on Tuesday night, more than half a day after a train carrying ammonia came off the rails.
The Kelvarian Press Bureau reported that the Civil Protection Office said part of a wagon's load of ammonia had escaped at the junction before the leak could be sealed. By 6pm, 3,100 people had been brought out of the closed zone, according to the same bulletin.
Ilse Maravec, who heads the office, said she would rather explain one cautious night "than the opposite".
The Brenmoor Courier quoted a hospital doctor, Tomas Eilert, as saying that 41 people had been treated after breathing the gas, three of them in intensive care. Vesper TV could not reach the hospital.
Norrail Freight, the operator, has said that no wagon in its "sole custody" lost any of its load. It has not said whether the wagon that leaked was in its sole custody.
Ammonia is used to make fertiliser. In high concentrations it burns the eyes and the lungs.
"The town was lucky with the wind," said Vera Ansgar, a retired railway engineer in Sallmouth who once planned routes for dangerous goods. "Two hundred metres further and the cloud would have been in the market square."
Vesper TV, with agencies
Share this story: Facebook · Mail · Copy link`;
