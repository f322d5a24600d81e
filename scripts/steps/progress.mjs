const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const CLEAR_LINE = "\r\u001B[2K";

/** @param {number} milliseconds */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** @param {string} title @param {NodeJS.WriteStream} out @param {number} begun */
function spin(title, out, begun) {
  let frame = 0;
  const draw = () => {
    out.write(
      `${CLEAR_LINE}${FRAMES[frame++ % FRAMES.length]} ${title} … ${formatDuration(Date.now() - begun)}`,
    );
  };
  draw();
  return setInterval(draw, 100);
}

/**
 * Says in one line what is done, when it is done. On a terminal the line lives meanwhile; in a pipe it is written once.
 * A job may answer with `{ note }` to say more, or with `{ note: null }` when there was nothing to do and nothing to say.
 * @template {{ note?: string | null } | void} T
 * @param {string} title
 * @param {() => Promise<T>} job
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(title, job, out = process.stdout) {
  const begun = Date.now();
  const spinner = out.isTTY ? spin(title, out, begun) : undefined;
  const end = () => {
    clearInterval(spinner);
    if (spinner) out.write(CLEAR_LINE);
  };
  try {
    const result = await job();
    end();
    const note = result?.note;
    if (note !== null)
      out.write(`✓ ${title}${note ? `: ${note}` : ""} (${formatDuration(Date.now() - begun)})\n`);
    return result;
  } catch (cause) {
    end();
    out.write(`✗ ${title} (${formatDuration(Date.now() - begun)})\n`);
    throw cause;
  }
}
