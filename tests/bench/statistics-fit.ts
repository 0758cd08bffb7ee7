/** One large fit in a process of its own, so that its peak memory is its own; the figures as JSON. */
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { panelTable } from "./statistics-panel.ts";

const table = panelTable({ submissions: Number(process.argv[2]), experts: Number(process.argv[3]) });
const before = process.cpuUsage();
const { iterations } = fitCrossedModel(table);
const { user, system } = process.cpuUsage(before);
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds: (user + system) / 1e6, peakMb, iterations }));
