/** The English texts of a submission; the same figures as in the Chinese ones. No applicant is named in them. */
import { differencePercent, type Figures } from "./figures.ts";
import type { Metric, Technology } from "./technology.ts";
import type { Sections } from "./texts-zh.ts";

/** @param currency how money is named: CNY at home, USD abroad */
export function sectionsEn(technology: Technology, figures: Figures, currency: "CNY" | "USD"): Sections {
  return {
    originality: originality(technology, figures),
    summary: summary(technology, figures),
    innovation: innovation(technology, figures),
    application: application(technology, figures, currency),
    evaluation: evaluation(figures),
  };
}

function summary({ problem, principle, points }: Technology, figures: Figures): string {
  const path = [
    `A team of ${figures.teamSize} developed it over ${figures.developmentMonths} months in three rounds: prototype, bench trial and pilot.`,
    `Users set the task, the team of ${figures.teamSize} solved it together with them, and within ${figures.developmentMonths} months it went from a prototype to series.`,
    `Development took ${figures.developmentMonths} months; ${figures.teamSize} engineers set the targets together with the first users and improved the result on their sites.`,
  ][figures.wording]!;
  return (
    `${problem[1]} ${principle[1]} ${path} ` +
    `The innovation has three parts: first, ${points[0][1]}; second, ${points[1][1]}; third, ${points[2][1]}. ` +
    `It has run stably for ${figures.runningMonths} months where it is meant to be used; design rules, process documents and a service manual exist, and it is ready for wider use.`
  );
}

function innovation({ points }: Technology, figures: Figures): string {
  const [first, second, third] = figures.metrics as [Metric, Metric, Metric];
  const opening = [
    `The level of this result is measured by ${first.name[1]}, ${second.name[1]} and ${third.name[1]}, which are the usual measures in this field.`,
    `The key measures of such results are ${first.name[1]}, ${second.name[1]} and ${third.name[1]}; each is compared below with peers abroad and with the average at home.`,
    `For ${first.name[1]}, ${second.name[1]} and ${third.name[1]} the result improves principle, structure and control.`,
  ][figures.wording]!;
  return (
    `${opening} Main points: (1) ${points[0][1]}; (2) ${points[1][1]}; (3) ${points[2][1]}. ` +
    `Comparison: ${figures.metrics.map(comparison).join("; ")}. ` +
    `Against peers abroad, ${first.name[1]} is better by ${differencePercent(first)}% and ${second.name[1]} by ${differencePercent(second)}%. ` +
    `All figures come from one test bench with ${figures.sampleSize} samples and are reported by an accredited laboratory (report ${figures.reportNo}); ` +
    `conditions, origin of samples and uncertainty are given in the annex and can be checked.`
  );
}

function comparison({ name, unit, own, peer, average }: Metric): string {
  const withUnit = (value: string): string => (unit[1] === "" ? value : `${value} ${unit[1]}`);
  return `${name[1]} ${withUnit(own)}, peers abroad ${withUnit(peer)}, sector average ${withUnit(average)}`;
}

function application({ effect, benefit }: Technology, figures: Figures, currency: "CNY" | "USD"): string {
  const outlook = [
    "Within two years a second line is to be built, three neighbouring uses opened and a group standard drafted together with others.",
    "Next come two service points in Belt and Road countries; the number of users is expected to double in three years, and interfaces will be opened to partners of the chain.",
    "Within eighteen months a full series is planned, with two industry standards proposed and a pay-per-use offer for small users.",
  ][figures.wording]!;
  return (
    `Achieved so far: ${effect[1]} By the date of this application ${figures.users} users have it in operation; ` +
    `revenue in 2022 was ${currency} ${millions(figures.revenueTenThousands)} million, up ${figures.growthPercent}%, of which ${figures.exportPercent}% came from exports, ` +
    `as contracts and invoices show. Benefit to society: ${benefit[1]} ` +
    `Industrial chain: ${figures.suppliers} small suppliers take part, key parts come from at least two sources, and delivery has become clearly faster. ` +
    `Outlook: ${outlook}`
  );
}

/** Ten thousands written as millions with two decimals. */
function millions(tenThousands: number): string {
  return `${Math.floor(tenThousands / 100)}.${String(tenThousands % 100).padStart(2, "0")}`;
}

function originality({ points }: Technology, figures: Figures): string {
  const [first] = figures.metrics as [Metric];
  return (
    `There are two kinds of similar results on the market: leading products with good figures but high prices and slow delivery, and common solutions that are cheap but weak in ${first.name[1]}. ` +
    `This result differs from both: ${points[0][1]}; ${points[1][1]}. A novelty search found no published work with the same set of features. ` +
    `Design, software and process documents are the applicant's own; the rights are listed in the annex.`
  );
}

function evaluation(figures: Figures): string {
  const award = [
    "an excellent project of a regional innovation contest",
    "a place in a catalogue of first-of-their-kind equipment and materials",
    "the annual innovation award of an industry association",
  ][figures.wording]!;
  return (
    `(1) Test report: according to report ${figures.reportNo} of an accredited laboratory, all figures of the samples meet their targets. ` +
    `(2) Appraisal: more than five peers found the result leading in its country and internationally advanced in some figures. ` +
    `(3) Users: ${Math.max(3, Math.floor(figures.users / 3))} of ${figures.users} users have confirmed in writing that it runs stably and saves cost. ` +
    `(4) Awards: ${award}.`
  );
}

/** At most 100 counted words. */
export function profileEn(name: string, trade: string, figures: Figures, rights: number): string {
  return (
    `${name} was founded in ${figures.foundedIn} and employs ${figures.employees} people, ${figures.teamSize} of them in research. ` +
    `It develops, makes and services ${trade.toLowerCase()}, holds ${rights} intellectual property ${rights === 1 ? "right" : "rights"}, runs joint laboratories with universities and serves ${figures.users} users.`
  );
}
