/**
 * The result of replaying one reproduction. `figure`: the measurement or the response, in a few
 * words.
 */
export type SafetyOutcome = { holds: boolean; figure: string };

/** One line of the security review, reproduced from outside against a running demo. */
export type SafetyCheck = {
  /** The number of the line in the review. Several checks may share one. */
  line: number;
  title: string;
  /** Kills processes or the database, so it runs only when `--kill` is given. */
  disruptive?: true;
  /** Uses up some or all of this machine's sign-in attempts, so it runs after the others. */
  usesUpSignIns?: 'some' | 'all';
  replay: (demo: RunningDemo) => Promise<SafetyOutcome>;
};

/** The demo that `npm run demo` started, as its `demo.json` describes it. */
export type RunningDemo = {
  url: string;
  /** Absolute path of the demo's data folder. */
  dataDir: string;
  /**
   * Signs in as the first demo member with this role. @returns the `Cookie` header of the session
   */
  signIn: (role: 'reception' | 'manager' | 'owner', structure?: string) => Promise<string>;
  staff: { email: string; password: string; role: string; structure: string }[];
  app: { apiKey: string; joinCodes: Record<string, string> };
  erp: { connectionId: string; secret: string; url: string };
};
