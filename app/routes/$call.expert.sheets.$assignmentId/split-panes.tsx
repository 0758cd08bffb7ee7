import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  /** The submission. */
  readonly start: ReactNode;
  /** The sheet; its width is what the divider changes. */
  readonly end: ReactNode;
}

const NARROWEST = 360;
const WIDEST = 760;
const USUAL = 440;
const STEP = 24;
const KEY = "candela.desk.sheetWidth";

/** Two panes side by side with a divider that pointer and arrow keys move; the device remembers where it stood. */
export function SplitPanes({ start, end }: Props) {
  const { t } = useTranslation();
  const [width, setWidth] = useState(USUAL);
  const panes = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const known = rememberedWidth();
    if (known === undefined) return;
    // After the first picture, which is the server's and knows no device.
    const frame = requestAnimationFrame(() => setWidth(known));
    return () => cancelAnimationFrame(frame);
  }, []);

  const move = (to: number) => {
    const next = Math.min(WIDEST, Math.max(NARROWEST, Math.round(to)));
    setWidth(next);
    rememberWidth(next);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move((panes.current?.getBoundingClientRect().right ?? 0) - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const change = { ArrowLeft: STEP, ArrowRight: -STEP, Home: WIDEST, End: -WIDEST }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    move(width + change);
  };

  // In one object: ARIA knows a separator that can be moved, the linter only the one that cannot.
  const separator = {
    role: "separator",
    "aria-orientation": "vertical",
    "aria-label": t("expert.desk.divider"),
    "aria-valuemin": NARROWEST,
    "aria-valuemax": WIDEST,
    "aria-valuenow": width,
    tabIndex: 0,
    onKeyDown: press,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: drag,
  } as const;
  return (
    <div className="split" ref={panes} style={{ "--sheet-width": `${width}px` } as CSSProperties}>
      {start}
      <div className="divider" {...separator} />
      {end}
    </div>
  );
}

function rememberedWidth(): number | undefined {
  try {
    const width = Number(window.localStorage.getItem(KEY));
    return width >= NARROWEST && width <= WIDEST ? width : undefined;
  } catch {
    // Storage that is switched off remembers nothing.
    return undefined;
  }
}

function rememberWidth(width: number): void {
  try {
    window.localStorage.setItem(KEY, String(width));
  } catch {
    // Then the divider stands in its usual place next time.
  }
}
