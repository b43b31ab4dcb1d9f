type Waiting = { enter(): void };

/**
 * Lets a number of holders in at a time, the others in order. Connections beyond it stay free for
 * other work.
 */
export class Lane {
  readonly #waiting = new Set<Waiting>();
  readonly #size: number;
  #free: number;

  constructor(size: number) {
    this.#size = size;
    this.#free = size;
  }

  /** All places. */
  get totalCount(): number {
    return this.#size;
  }

  /** Places that are free. */
  get idleCount(): number {
    return this.#free;
  }

  get waitingCount(): number {
    return this.#waiting.size;
  }

  /**
   * Waits for a place.
   * @param milliseconds to wait at most
   * @returns a function that gives the place back
   * @throws an error that `isDatabaseAway` recognises, when none became free in time
   */
  async enter(milliseconds: number): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(milliseconds);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter() {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new Error('timeout exceeded when trying to connect: other changes are under way'));
      }, milliseconds);
      this.#waiting.add(waiting);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next.enter();
  }
}
