/** The Chromium of the system, if there is one. */
export function systemChromium(): string | undefined;
