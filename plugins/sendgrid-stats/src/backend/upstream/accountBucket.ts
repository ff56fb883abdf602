/** The bucket of an endpoint's quota, which SendGrid counts for each key by itself. @param owner id of the key's owner */
export function accountBucket(owner: string, endpoint: string): string {
  return `${owner} ${endpoint}`;
}

/** The endpoint of an owner's bucket; undefined when the bucket is another one's. */
export function endpointOfBucket(owner: string, bucket: string): string | undefined {
  const prefix = accountBucket(owner, '');
  return bucket.startsWith(prefix) ? bucket.slice(prefix.length) : undefined;
}
