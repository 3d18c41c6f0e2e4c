/**
 * V8 takes a function that is written out behind `this.x =` for one that stays, and makes it in the part of the heap that is
 * seldom cleared: each would hold its whole conversation there. One that comes out of a call dies young.
 */
export const young = <T>(made: T): T => made
