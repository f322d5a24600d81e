import type { Subtype, Tag } from "../annotations/tags.ts";
import type { SampleArticleKey } from "./articles.ts";

/** A passage of a sample article by its words: the `occurrence`-th place (0-based) where `quote` stands. */
export interface SamplePassage {
  articleKey: SampleArticleKey;
  quote: string;
  /** Only where the quote stands more than once; a quote without it must be unique in its article. */
  occurrence?: number;
}

export interface SampleAnnotation extends SamplePassage {
  tag: Tag;
  subtype: Subtype | null;
  note?: string;
}

type Tagged = readonly [quote: string, tag: Tag, subtype: Subtype | null, note?: string];

const inArticle = (articleKey: SampleArticleKey, tagged: readonly Tagged[]): SampleAnnotation[] =>
  tagged.map(([quote, tag, subtype, note]) => ({
    articleKey,
    quote,
    tag,
    subtype,
    ...(note === undefined ? {} : { note }),
  }));

/**
 * What a careful reviewer would tag first. Not complete: it shows each tag, every mention that the claims need,
 * an appeal that ends in the middle of a line, and a passage inside another one.
 */
export const SAMPLE_ANNOTATIONS: readonly SampleAnnotation[] = [
  ...inArticle("courier", [
    [
      "Thank you for keeping the lights on.",
      "boilerplate",
      "donation-appeal",
      "The appeal ends here; the report begins in the same line.",
    ],
    ["one of them leaked ammonia over the Lower Mill district until after daybreak", "claim", "event"],
    ["2,400 people had been moved out of Lower Mill and Station Ward", "claim", "numerical"],
    [
      "“Forty-one people have come through this door after breathing ammonia, and three of them are in intensive care,” Dr Eilert said.",
      "claim",
      "quote",
    ],
    ["Forty-one people have come through this door after breathing ammonia", "claim", "numerical"],
    [
      "It should not take a poisoned night for somebody to listen.",
      "opinion",
      "exhortation",
      "The paper speaks here, not a source.",
    ],
    ["Photo: Նարե Սիմոնյան / The Brenmoor Courier", "boilerplate", "image-caption"],
    [
      "Talk to your neighbours\nSign in to the readers’ forum, follow other readers and see what they answer\nComments (17)",
      "boilerplate",
      "comment-forum",
    ],
  ]),
  ...inArticle("press-bureau", [
    [
      "The number of people evacuated after an ammonia leak in the western town of Brenmoor rose to 3,100 by 18:00 on Tuesday",
      "claim",
      "numerical",
    ],
    [
      "One of two tank wagons that overturned at Brenmoor Junction at 02:52 lost part of its load of ammonia",
      "claim",
      "event",
    ],
    [
      "Its plan foresees room for up to 6,500 people in schools and at the exhibition grounds.",
      "claim",
      "numerical",
    ],
    [
      "CORRECTION: An earlier version of this dispatch gave the time of the derailment as 03:52.",
      "boilerplate",
      "correction-note",
    ],
    [
      "© Kelvarian Press Bureau. Redistribution without written consent is prohibited.",
      "boilerplate",
      "copyright",
    ],
  ]),
  ...inArticle("vesper", [
    [
      "A yellow tank wagon lies on its side beside the tracks while firefighters spray a curtain of water.",
      "boilerplate",
      "image-caption",
    ],
    ["schools are being readied for as many as 6,500 people", "claim", "numerical"],
    [
      "part of a wagon's load of ammonia had escaped at the junction before the leak could be sealed",
      "claim",
      "event",
    ],
    ["By 6pm, 3,100 people had been brought out of the closed zone", "claim", "numerical"],
    ["41 people had been treated after breathing the gas", "claim", "numerical"],
    ["Share this story: Facebook · Mail · Copy link", "boilerplate", "social-share"],
  ]),
  ...inArticle("pulsewire", [
    ["One of the cars released ammonia into the air", "claim", "event"],
    [
      "31,000 residents had been evacuated by Tuesday evening",
      "claim",
      "numerical",
      "Ten times the figure in the bulletin that it must come from.",
    ],
    ["the people of Brenmoor deserve answers", "opinion", "loaded-language"],
    [
      "Read also:\n10 Railway Disasters That Changed History Forever\nThis Simple Trick Keeps Your Windows Airtight",
      "boilerplate",
      "related-links",
    ],
  ]),
  ...inArticle("mirror", [
    ["One of the cars released ammonia into the air", "claim", "event"],
    ["31,000 residents had been evacuated by Tuesday evening", "claim", "numerical"],
    ["- ·Atriz responde a críticas sobre a nova sé", "boilerplate", "link-farm"],
  ]),
  ...inArticle("coastal-bay", [
    ["61.3 F\nPort Larch\nFriday, August 1, 2025", "boilerplate", "weather-header"],
    ["ammonia had escaped from at least one tank wagon", "claim", "event"],
    [
      "In an era of growing uncertainty, preparedness is nothing less than a civic duty.",
      "opinion",
      "author-opinion",
    ],
    [
      "LEAVE A REPLY\n\nPlease enter your comment!\nPlease enter your name here",
      "boilerplate",
      "comment-forum",
    ],
    ["- Advertisement -", "boilerplate", "ad-marker"],
  ]).map((annotation) =>
    annotation.subtype === "ad-marker" ? { ...annotation, occurrence: 1 } : annotation,
  ),
  ...inArticle("ardane-herald", [
    ["Ammonia has leaked from a derailed train in Brenmoor", "claim", "event"],
    ["He spoke of 41 people treated.", "claim", "numerical"],
    [
      "Some 2,400 residents have been brought to safety",
      "claim",
      "numerical",
      "The figure of the morning, a day later.",
    ],
    ["a second wagon exploding behind the station", "claim", "event"],
    [
      "denies having lost any load from wagons “in its sole custody”",
      "claim",
      "position",
      "Denies custody, not the leak.",
    ],
    ["Get the Herald’s morning letter. One click and it is in your inbox.", "boilerplate", "subscription"],
    [
      "About the author: Runa Teverik covers Kelvaria and the coast for the Herald. She tells of harbours, trains and the weather.",
      "boilerplate",
      "author-bio",
    ],
  ]),
  ...inArticle("long-platform", [
    [
      "Norrail's sentence about “sole custody” is the most cowardly piece of prose that a Kelvarian company has ever put its name to.",
      "opinion",
      "author-opinion",
    ],
    ["Who writes such a thing while children are coughing in a gymnasium?", "opinion", "rhetorical"],
    ["by harvest time the same trains will roll through the same towns", "opinion", "speculation"],
  ]),
];
