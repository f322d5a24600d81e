/**
 * An answer that is let go of when nobody will read it: the framework never touches the body of an answer to HEAD, nor
 * that of one whose reader left before it was there, and what makes the body would be kept for ever. A body that is
 * being read is cancelled by the framework itself; to cancel it here as well does nothing.
 */
export function released(request: Request, response: Response): Response {
  const abandon = () => void response.body?.cancel().catch(() => undefined);
  if (request.method === "HEAD" || request.signal.aborted) abandon();
  else request.signal.addEventListener("abort", abandon, { once: true });
  return response;
}
