import type { PublisherKind } from "../claims/vocabulary.ts";
import { COURIER, PRESS_BUREAU, VESPER } from "./texts/originals.ts";
import { ARDANE_HERALD, COASTAL_BAY, LONG_PLATFORM, MIRROR, PULSEWIRE } from "./texts/relays.ts";

/** What the sample project is called and what its reviewers are asked to do. */
export const SAMPLE_PROJECT = {
  name: "Brenmoor ammonia leak (sample)",
  description:
    "Eight short texts about one invented accident, from invented outlets of very different quality. Most of them repeat two origins; find out which.",
  guideline: `Read each article once before you tag anything.

Claim: tag what is either true or false, also when somebody else is said to have said it. Leave the name of the speaker to the mention's attribution, and leave “reportedly” to its hedges.

Opinion: tag what the author thinks, fears, demands or insinuates. What a named person thinks is not the author's opinion.

Boilerplate: tag what would stand on the page whatever the article was about: appeals, captions, link lists, advertisement markers. Correction notes are boilerplate too, and worth keeping.

Then ask of every claim: how many origins stand behind these reports? An outlet that repeats another one is not a witness. Two figures contradict each other only if they count the same thing at the same time.`,
} as const;

/** An outlet of the sample; `name` is what `publisher` of an article says. */
export interface SamplePublisher {
  name: string;
  kind: PublisherKind;
  domain: string;
  country: string;
  /** Whoever owns it in the end, where that is known. */
  owner?: string;
  /** Outlets that print the same texts. */
  syndicationGroup?: string;
  /** Why it is of this kind. */
  about: string;
}

export const SAMPLE_PUBLISHERS: readonly SamplePublisher[] = [
  {
    name: "The Brenmoor Courier",
    kind: "original-newsroom",
    domain: "courier.brenmoor.example",
    country: "Kelvaria",
    owner: "Courier Readers’ Cooperative",
    about: "Local paper. Its reporter was at the junction and at the hospital.",
  },
  {
    name: "Kelvarian Press Bureau",
    kind: "wire",
    domain: "kpb.example",
    country: "Kelvaria",
    about: "National agency. Writes from official bulletins and corrects itself in public.",
  },
  {
    name: "Vesper TV",
    kind: "broadcaster",
    domain: "news.vesper.example",
    country: "Kelvaria",
    about: "Relays agencies and local papers, and names them.",
  },
  {
    name: "PulseWire24",
    kind: "seo-rewrite",
    domain: "pulsewire24.example",
    country: "",
    owner: "Larch Content",
    about: "Rewrites what others reported, for search engines; names no author and no outlet.",
  },
  {
    name: "Daily Newsroom Hub",
    kind: "scraper",
    domain: "newsroom-hub.example",
    country: "",
    about: "Copies whole pages and appends links that have nothing to do with them.",
  },
  {
    name: "Coastal Bay Post",
    kind: "ai-generated",
    domain: "coastalbaypost.example",
    country: "",
    owner: "Larch Content",
    about: "Fluent summaries without names, figures or sources.",
  },
  {
    name: "The Ardane Herald",
    kind: "original-newsroom",
    domain: "herald.ardane.example",
    country: "Ardane",
    owner: "Ardane Press Trust",
    about: "Paper in the neighbouring country; relays here, says so, and says what it could not verify.",
  },
  {
    name: "The Long Platform",
    kind: "blog",
    domain: "longplatform.example",
    country: "Kelvaria",
    about: "One person's column about railways.",
  },
];

/** Names an article of the sample within this folder. */
export type SampleArticleKey =
  | "courier"
  | "press-bureau"
  | "vesper"
  | "pulsewire"
  | "mirror"
  | "coastal-bay"
  | "ardane-herald"
  | "long-platform";

export interface SampleArticle {
  key: SampleArticleKey;
  title: string;
  /** The name of one of `SAMPLE_PUBLISHERS`. */
  publisher: string;
  url: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
  /** Canonical text: well-formed, `\n` line ends, no NUL. */
  text: string;
}

export const SAMPLE_ARTICLES: readonly SampleArticle[] = [
  {
    key: "courier",
    title: "Ammonia over Lower Mill: a night in coats and slippers",
    publisher: "The Brenmoor Courier",
    url: "https://courier.brenmoor.example/2025/05/13/ammonia-lower-mill",
    publishedAt: "2025-05-13T08:20:00Z",
    text: COURIER,
  },
  {
    key: "press-bureau",
    title: "Brenmoor evacuations rise to 3,100 after ammonia leak",
    publisher: "Kelvarian Press Bureau",
    url: "https://kpb.example/dispatch/20250513-1807",
    publishedAt: "2025-05-13T17:07:00Z",
    text: PRESS_BUREAU,
  },
  {
    key: "vesper",
    title: "Ammonia leak empties part of Kelvarian town after freight train leaves the rails",
    publisher: "Vesper TV",
    url: "https://news.vesper.example/world/brenmoor-ammonia",
    publishedAt: "2025-05-13T20:45:00Z",
    text: VESPER,
  },
  {
    key: "pulsewire",
    title: "Toxic cloud over Brenmoor – here is everything we know",
    publisher: "PulseWire24",
    url: "https://pulsewire24.example/toxic-cloud-brenmoor-everything-we-know",
    publishedAt: "2025-05-13T21:30:00Z",
    text: PULSEWIRE,
  },
  {
    key: "mirror",
    title: "Toxic cloud over Brenmoor - here is everything we know",
    publisher: "Daily Newsroom Hub",
    url: "https://newsroom-hub.example/a/88213045",
    publishedAt: "2025-05-14T02:11:00Z",
    text: MIRROR,
  },
  {
    key: "coastal-bay",
    title: "Ammonia on the Rails: What Brenmoor Means for All of Us",
    publisher: "Coastal Bay Post",
    url: "https://coastalbaypost.example/ammonia-on-the-rails",
    publishedAt: "2025-05-14T06:00:00Z",
    text: COASTAL_BAY,
  },
  {
    key: "ardane-herald",
    title: "Kelvarian town evacuated after ammonia accident; video of “second blast” unverified",
    publisher: "The Ardane Herald",
    url: "https://herald.ardane.example/abroad/kelvarian-town-evacuated",
    publishedAt: "2025-05-14T07:15:00Z",
    text: ARDANE_HERALD,
  },
  {
    key: "long-platform",
    title: "The night train nobody wanted to see",
    publisher: "The Long Platform",
    url: "https://longplatform.example/night-train",
    publishedAt: "2025-05-15T18:00:00Z",
    text: LONG_PLATFORM,
  },
];
