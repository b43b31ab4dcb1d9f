// Types of the package, which has none, as far as the benchmarks use it.
declare module 'autocannon' {
  type Request = { method?: 'GET' | 'POST'; path: string };
  type Options = {
    url: string;
    connections: number;
    amount: number;
    headers?: Record<string, string>;
    requests?: Request[];
  };
  type Result = { errors: number; timeouts: number; duration: number };
  interface Run extends Promise<Result> {
    /** `milliseconds` has fractions, unlike the figures of the result. */
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): this;
  }
  export default function autocannon(options: Options): Run;
}
