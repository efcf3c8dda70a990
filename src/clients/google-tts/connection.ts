import { GoogleAuth, googleAuthLibrary, grpc } from 'google-gax';
import { parseCredentials } from './parse-credentials.ts';

/** Where Google Text-to-Speech is, and as whom it is called. */
export interface GoogleOptions {
  /** `https://` goes with credentials, `http://` (a server on this machine) without. */
  readonly endpoint: string;
  /** The service account's key file, as JSON text. Without it: Application Default Credentials. */
  readonly credentialsJson?: string | undefined;
}

const HTTPS_PORT = 443;

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** Signs its own tokens, so that no other server has to be asked for one first. */
const serviceAccount = (credentialsJson: string): GoogleAuth => {
  const { client_email: email, private_key: key } = parseCredentials(credentialsJson);
  const authClient = new googleAuthLibrary.JWT({ email, key, scopes: [SCOPE] });
  authClient.useJWTAccessWithScope = true;
  return new GoogleAuth({ authClient });
};

/** How the client reaches and identifies itself to the endpoint. @throws InvalidGoogleCredentials */
export const toConnection = ({ endpoint, credentialsJson }: GoogleOptions) => {
  const { protocol, hostname, port } = new URL(endpoint);
  if (protocol === 'https:') {
    return {
      apiEndpoint: hostname,
      port: Number(port) || HTTPS_PORT,
      ...(credentialsJson && { auth: serviceAccount(credentialsJson) }),
    };
  }
  return {
    apiEndpoint: hostname,
    port: Number(port),
    sslCreds: grpc.credentials.createInsecure(),
    // Without it the client looks for credentials on the network, although it needs none.
    auth: new GoogleAuth({ authClient: new googleAuthLibrary.PassThroughClient() }),
  };
};
