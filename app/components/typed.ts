interface Refused {
  readonly typed?: Readonly<Record<string, string | undefined>>;
}

/**
 * What was typed before a refusal, by the name of the field, else the fallback. With a script the controls keep it
 * themselves; without one the page is made anew.
 */
export function typedIn(reply: unknown): (name: string, fallback?: string) => string {
  const typed = (reply as Refused | null | undefined)?.typed;
  return (name, fallback = "") => typed?.[name] ?? fallback;
}
