/** Something that scrolls: how much, 0 to 1. */
interface Scroller {
  scrolled: number;
}

/** Scrolls one of two texts with the other one. */
export class LinkedScroll {
  /** The one that scrolls because the other one did. */
  #follower: Scroller | undefined;

  /** One of the two was scrolled, by a person or by this. */
  scrolled(scroller: Scroller, both: readonly Scroller[]): void {
    if (scroller === this.#follower) return void (this.#follower = undefined);
    const follower = both.find((other) => other !== scroller);
    if (follower === undefined || Math.abs(follower.scrolled - scroller.scrolled) < 0.001) return;
    this.#follower = follower;
    follower.scrolled = scroller.scrolled;
  }
}
