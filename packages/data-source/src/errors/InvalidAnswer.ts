/** An answer that is not what the vendor's reference describes. The message holds nothing of the answer itself. */
export class InvalidAnswer extends Error {
  override readonly name = 'InvalidAnswer';
}
