import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TAGS } from "#lib/annotations/tags.ts";
import { LEVELS } from "#lib/corroboration/rubric.ts";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const [lightCss = "", darkCss = ""] = css
  .slice(css.indexOf(":root {"), css.indexOf("@theme inline"))
  .split("@variant dark {");

type Rgb = readonly [number, number, number];
type Tokens = (name: string) => { colour: Rgb; alpha: number };

/** Reads the two notations that the tokens are written in: #rrggbb and rgb(r g b / a%). */
function tokensOf(block: string): Tokens {
  return (name) => {
    const value = block.match(new RegExp(`--${name}: ([^;]+);`))?.[1] ?? "";
    const hex = value.match(/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/);
    if (hex) return { colour: rgbOf(hex.slice(1).map((part) => Number.parseInt(part, 16))), alpha: 1 };
    const mixed = value.match(/^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/);
    if (mixed) return { colour: rgbOf(mixed.slice(1, 4).map(Number)), alpha: Number(mixed[4]) / 100 };
    throw new Error(`--${name} is not a colour this test can read: "${value}"`);
  };
}

const rgbOf = ([r = 0, g = 0, b = 0]: number[]): Rgb => [r, g, b];

/** WCAG 2 relative luminance of an sRGB colour. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const over = ({ colour, alpha }: { colour: Rgb; alpha: number }, ground: Rgb): Rgb =>
  rgbOf(colour.map((channel, index) => channel * alpha + (ground[index] ?? 0) * (1 - alpha)));

describe.each([
  ["light", tokensOf(lightCss)],
  ["dark", tokensOf(darkCss)],
] as const)("%s colours", (_theme, token) => {
  const between = (text: string, ground: string) => contrast(token(text).colour, token(ground).colour);

  it.each([
    ["foreground", "background", 7],
    ["foreground", "card", 7],
    ["foreground", "popover", 7],
    ["muted-foreground", "background", 4.5],
    ["muted-foreground", "muted", 4.5],
    ["muted-foreground", "card", 4.5],
    ["primary-foreground", "primary", 4.5],
    ["primary", "background", 4.5],
    ["accent-foreground", "accent", 4.5],
    ["destructive", "background", 4.5],
    ["destructive", "destructive-tint", 4.5],
    ["destructive-foreground", "destructive", 4.5],
    ["warning", "warning-tint", 4.5],
    ["input", "card", 3],
    ["input", "background", 3],
    ["ring", "background", 3],
  ] as const)("%s on %s has at least %d:1", (text, ground, least) => {
    expect(between(text, ground)).toBeGreaterThanOrEqual(least);
  });

  it.each(LEVELS)("the word of level %d can be read on its colour", (level) => {
    expect(between(`level-${level}-foreground`, `level-${level}`)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TAGS)("text tagged %s can be read on its tint, and its line seen on paper", (tag) => {
    const paper = token("background").colour;
    const tint = over(token(`tag-${tag}-tint`), paper);
    expect(contrast(token("foreground").colour, tint)).toBeGreaterThanOrEqual(5.3);
    expect(between(`tag-${tag}-line`, "background")).toBeGreaterThanOrEqual(4.5);
  });
});
