const OLDEST: readonly [number, number] = [22, 12];

/** Whether a Node version ("24.21.0") can load the database driver. */
export function nodeFits(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** On older versions the driver ends the process without a word; this says what to do instead. */
export function requireNode(version: string = process.versions.node): void {
  if (nodeFits(version)) return;
  throw new Error(
    `Sourcemark needs Node ${OLDEST.join(".")} or newer, and this is ${version}: start it with "npm start", which brings its own.`,
  );
}
