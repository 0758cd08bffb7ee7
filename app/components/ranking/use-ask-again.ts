import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const AFTER_MILLISECONDS = 700;

/** Asks the page's loader again, from time to time, as long as something of it is being computed. */
export function useAskAgain(isComputing: boolean): void {
  const { state, revalidate } = useRevalidator();
  useEffect(() => {
    if (!isComputing || state !== "idle") return;
    const timer = setTimeout(revalidate, AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isComputing, state, revalidate]);
}
