import { describe, expect, it } from "vitest";
import { submissionQuery, submissionSort } from "#app/components/submission-table.ts";

const ask = (search: string) => submissionQuery(new URLSearchParams(search), "zh-CN");

describe("what the address of the submissions table asks for", () => {
  it("an empty address asks for the first page by serial, unfiltered", () => {
    expect(ask("")).toEqual({
      fields: [],
      statuses: [],
      channels: [],
      kinds: [],
      countries: [],
      text: "",
      sort: "serial",
      direction: "asc",
      language: "zh",
      page: 1,
    });
  });

  it("filters, order, search and page are read from it", () => {
    expect(ask("field=F4&status=admitted&channel=self&kind=product&country=MY&q=网关&sort=-receivedAt&page=3")).toEqual(
      {
        fields: ["F4"],
        statuses: ["admitted"],
        channels: ["self"],
        kinds: ["product"],
        countries: ["MY"],
        text: "网关",
        sort: "receivedAt",
        direction: "desc",
        language: "zh",
        page: 3,
      },
    );
  });

  it("a value that is none of the known ones is no filter", () => {
    const { statuses, channels, kinds, sort, page } = ask("status=x&channel=x&kind=x&sort=marks&page=-1");
    expect({ statuses, channels, kinds, sort, page }).toEqual({
      statuses: [],
      channels: [],
      kinds: [],
      sort: "serial",
      page: 1,
    });
    expect(submissionSort(new URLSearchParams("sort=marks"))).toEqual({ key: "serial", isDescending: false });
  });
});
