/** One building module: four classrooms of 67 m² with half as much again for what belongs to them; kept as a parameter. */
export const usualModule = { rooms: 4, floorArea: 640, teachingArea: 400, yuan: 1_920_000 } as const
