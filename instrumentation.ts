/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ setSecurityHeaders }, { nameAddresses }, { watchRequests }, { stopGracefully }] =
    await Promise.all([
      import("./app/_server/security-headers.ts"),
      import("./app/_server/sign-in-address.ts"),
      import("./app/_server/requests-in-flight.ts"),
      import("./app/_server/shutdown.ts"),
    ]);
  setSecurityHeaders();
  nameAddresses();
  watchRequests();
  stopGracefully();
}
