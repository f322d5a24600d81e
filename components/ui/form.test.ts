import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Every "<form …>" of the screens with the file that holds it. */
const plainForms = ["app", "components"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => {
      const source = readFileSync(path.join(ROOT, folder, file), "utf8");
      return [...source.matchAll(/<form\b[^>]*>/g)].map(([tag]) => ({ file: path.join(folder, file), tag }));
    }),
);

it("leaves every form that scripts send to <Form>, so that no browser sends it by itself", () => {
  const own = path.join("components", "ui", "form.tsx");
  const sentByScripts = plainForms.filter(({ file, tag }) => file !== own && tag.includes("onSubmit"));
  expect(sentByScripts).toEqual([]);
  // Searches and filters stay plain forms: their answers belong into the address.
  expect(plainForms.length).toBeGreaterThan(3);
});
