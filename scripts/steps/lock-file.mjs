/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The place of a dependency as Node would look it up: beside the package, then in every folder above it.
 * @param {Record<string, LockedPackage>} packages @param {string} from place of the package that needs it @param {string} name
 */
function isLocked(packages, from, name) {
  for (let folder = from; ;) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
    const above = folder.lastIndexOf("/node_modules/");
    folder = above < 0 ? "" : folder.slice(0, above);
  }
}

/**
 * What would make `npm ci` fail elsewhere. npm leaves a platform's binaries out of the lock file without a word when
 * they are not published yet, and then refuses to install from it on every machine. Addresses tie it to one registry.
 * @param {{ packages: Record<string, LockedPackage> }} lock
 * @returns {string[]} one line per fault
 */
export function lockFaults({ packages }) {
  return Object.entries(packages).flatMap(([place, locked]) => {
    const missing = Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, place, name))
      .map(
        (name) =>
          `${place || "package.json"} names the optional package ${name}, which is not in the lock file`,
      );
    const address = locked.resolved && !locked.link ? [`${place} has the address it was loaded from`] : [];
    const unproved = place && !locked.link && !locked.integrity ? [`${place} has no checksum`] : [];
    return [...missing, ...address, ...unproved];
  });
}
