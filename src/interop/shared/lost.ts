/** Something that the other format says, or cannot say, and the translation leaves out. */
export interface Lost {
  /** Stable code; each translation lists its own. */
  readonly code: string;
  /** What it was about: a name, a date, an index. */
  readonly subject: string;
  /** What is lost, in a sentence. */
  readonly message: string;
}
