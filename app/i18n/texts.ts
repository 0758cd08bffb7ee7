/**
 * The same keys in the other language. English may add a singular (`…_one`) that Chinese does not need; everything
 * else must be there, or the compiler says which key is missing.
 */
export type Texts<Source> = {
  readonly [Key in keyof Source as Key extends `${string}_one` ? never : Key]: Source[Key] extends string
    ? string
    : Texts<Source[Key]>;
};
