/** An empty list of whatever it is: the same one each time, so that none is made where there is nothing to tell. */
export const nothing: readonly never[] = []
