import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE, themeClass } from "#components/theme/theme.ts";
import { BrowserSetup } from "#components/shell/browser-setup.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Sourcemark", template: "%s · Sourcemark" },
  description: "Decide, passage by passage, what a set of news articles really supports.",
  applicationName: "Sourcemark",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcfa" },
    { media: "(prefers-color-scheme: dark)", color: "#141414" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the cookie also makes every page dynamic, which a nonce per response needs.
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    // The theme's class may have been changed in the browser since.
    <html lang="en" className={themeClass(theme)} suppressHydrationWarning>
      <body>
        <BrowserSetup />
        {children}
        <Toaster />
      </body>
    </html>
  );
}
