/**
 * The id of a message, the same on each try and for nobody else: receivers tell repetitions by it.
 * The execution that delivers it is named the same.
 */
export const deliveryName = (eventId: number, endpointId: string): string =>
  `${eventId}-${endpointId}`;
