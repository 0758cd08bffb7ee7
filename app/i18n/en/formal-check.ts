export const formalCheck = {} as const;
