import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Every file below the given places, as sorted paths relative to `root` with forward slashes. Places that do not exist
 * are left out.
 * @param {string} root @param {readonly string[]} places @param {RegExp} ignored tested against the relative path
 * @returns {string[]}
 */
export function listFiles(root, places, ignored) {
  /** @param {string} place @returns {string[]} */
  const walk = (place) => {
    if (ignored.test(place)) return [];
    const kind = statSync(path.join(root, place), { throwIfNoEntry: false });
    if (!kind) return [];
    if (!kind.isDirectory()) return [place];
    return readdirSync(path.join(root, place)).flatMap((name) => walk(`${place}/${name}`));
  };
  return places.flatMap(walk).sort();
}

/**
 * One hash of names and contents: changes when a file is added, removed, renamed or edited, and not when it is touched.
 * @param {string} root @param {readonly string[]} files @param {readonly string[]} [extras] further things it depends on
 */
export function fingerprintOf(root, files, extras = []) {
  const hash = createHash("sha256");
  for (const extra of extras) hash.update(`${extra}\0`);
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
