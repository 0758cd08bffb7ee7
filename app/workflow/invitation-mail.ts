/** 邀请函 / The invitation mail, in both languages: the person's own language is not known before the first sign-in. */
import type { Role } from "#db/schema.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

const ROLE_NAMES: Readonly<Record<Role, Bilingual>> = {
  secretariat: { zh: "秘书处", en: "secretariat" },
  chair: { zh: "主任委员", en: "chair" },
  supervisor: { zh: "监督", en: "supervisor" },
  expert: { zh: "评审专家", en: "expert" },
  recommender: { zh: "推荐单位", en: "recommending body" },
};

/** The setting that holds the installation's address, without a slash at the end: the links of mails begin with it. */
export const ORIGIN_SETTING = "origin";

/** Where an invitation is accepted, below the installation's address. */
export function invitationPath(token: string): string {
  return `/invite/${token}`;
}

/**
 * @param link the address with the token; whoever has it may accept
 * @param expiresAt instant until which it may be accepted, shown in UTC
 */
export function invitationMail(parts: {
  readonly callName: Bilingual;
  readonly role: Role;
  readonly name: Bilingual;
  readonly link: string;
  readonly expiresAt: string;
}): { readonly subject: string; readonly body: string } {
  const role = ROLE_NAMES[parts.role];
  const until = `${parts.expiresAt.slice(0, 16).replace("T", " ")} UTC`;
  return {
    subject: `${parts.callName.zh}：邀请函 / ${parts.callName.en}: invitation`,
    body: [
      `${parts.name.zh}：`,
      "",
      `您好！现邀请您以“${role.zh}”身份参加${parts.callName.zh}。请在 ${until} 之前打开以下链接，设置密码并登录：`,
      "",
      parts.link,
      "",
      "此链接仅供您本人使用，请勿转发。",
      "",
      `Dear ${parts.name.en},`,
      "",
      `You are invited to take part in ${parts.callName.en} as ${role.en}. Please open the link below before ${until} to set a password and sign in:`,
      "",
      parts.link,
      "",
      "The link is for you alone; please do not pass it on.",
      "",
    ].join("\n"),
  };
}
