import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "../bilingual.ts";
import type { Draw, Seat } from "./draw-data.ts";

type At = (instant: string) => string;

/** Who was drawn, and the reserves in their order. */
export function DrawSeats({ draw, at }: { readonly draw: Draw; readonly at: At }) {
  const { t } = useTranslation();
  return (
    <>
      <SeatTable title={t("draws.result.panel")} seats={draw.panel} />
      {draw.reserves.length > 0 && <SeatTable title={t("draws.result.reserves")} seats={draw.reserves} calledAt={at} />}
    </>
  );
}

interface TableProps {
  readonly title: string;
  readonly seats: readonly Seat[];
  /** Given where seats may be called. */
  readonly calledAt?: At;
}

function SeatTable({ title, seats, calledAt }: TableProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h2>{title}</h2>
      <div className="panel scroll">
        <table className="table">
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {t("draws.result.place")}
              </th>
              <th scope="col">{t("draws.result.code")}</th>
              <th scope="col">{t("draws.result.name")}</th>
              {calledAt !== undefined && <th scope="col">{t("draws.result.called")}</th>}
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => {
              const name = pick({ zh: seat.nameZh, en: seat.nameEn }, i18n.language);
              return (
                <tr key={seat.code}>
                  <td className="num">{seat.place}</td>
                  <td className="nowrap">{seat.code}</td>
                  <td lang={name.lang}>{name.text}</td>
                  {calledAt !== undefined && (
                    <td>
                      {seat.calledAt !== null &&
                        t("draws.result.calledAt", { at: calledAt(seat.calledAt), reason: seat.reason ?? "" })}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
