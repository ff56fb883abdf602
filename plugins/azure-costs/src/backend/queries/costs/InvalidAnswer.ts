/** An answer that is not what Cost Management's reference describes. */
export class InvalidAnswer extends Error {
  override readonly name = 'InvalidAnswer';
}
