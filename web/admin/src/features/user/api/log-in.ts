import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { signIn } from '../../../lib/api/session.ts';

export type Login = { email: string; password: string };

export function useLogIn() {
  return useMutation({ mutationFn: (login: Login) => api.auth.login(login), onSuccess: signIn });
}
