/**
 * 简称 / Short forms in use for schools: 南京理工大学 is 南理工, 南理 and 南京理工; 衡朔大学 is 衡大 and 衡朔. They are never
 * more than a question, because several schools share them.
 */
const QUALIFIERS =
  /(科学技术|理工|工业|科技|师范|农业|林业|医科|财经|政法|交通|外国语|民族|海洋|电子科技|航空航天|邮电|石油|矿业|地质|工商|中医药|体育|艺术)$/u;

/** Of a folded name on 大学 or 学院; none for any other. Cost: constant. */
export function shortForms(name: string): readonly string[] {
  const school = /^(.{2,})(大学|学院)$/u.exec(name);
  if (school === null) return [];
  const [, stem, kind] = school as unknown as [string, string, string];
  const qualifier = QUALIFIERS.exec(stem)?.[1] ?? "";
  const head = stem.slice(0, stem.length - qualifier.length);
  if (head === "") return [];
  if (qualifier === "") return [stem[0]! + kind[0]!, ...(stem.length >= 3 ? [stem] : [])];
  const [first, mark] = [head[0]!, qualifier[0]!];
  return [head + qualifier, first + qualifier, first + mark, `${first}${mark}大`, `${head}${mark}大`];
}
