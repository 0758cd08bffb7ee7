import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;

/** False on the server and in the first client render, true from then on: for what only a browser can draw or do. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
