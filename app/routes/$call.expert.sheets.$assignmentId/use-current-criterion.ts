import { type FocusEvent, type MouseEvent, useRef, useState } from "react";

/**
 * Which criterion is worked on. By keyboard it is the one with the focus at once; by pointer only after the click,
 * because opening its bands moves what lies below, and a click must hit what was aimed at.
 */
export function useCurrentCriterion() {
  const [code, setCode] = useState<string | undefined>(undefined);
  const isPointerDown = useRef(false);
  const listeners = {
    onPointerDown: () => {
      isPointerDown.current = true;
    },
    onKeyDownCapture: () => {
      isPointerDown.current = false;
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      if (!isPointerDown.current) setCode(criterionOf(event.target));
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      isPointerDown.current = false;
      // A summary opens and closes by itself.
      if (event.target instanceof Element && event.target.closest("summary") === null)
        setCode((before) => criterionOf(event.target) ?? before);
    },
  };
  return { code, listeners };
}

function criterionOf(target: EventTarget): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-criterion]") : null;
  return row?.dataset["criterion"];
}
