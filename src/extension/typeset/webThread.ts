import { workerScope } from '../../runtime/symbolic/workerScope.ts';
import { mathSvg } from './mathSvg.ts';
import { type SetReply, setRequest } from './messages.ts';

const scope = workerScope();
scope.onmessage = ({ data }) => {
  const { id, latex, macros } = setRequest.parse(data);
  const reply: SetReply = { id, picture: mathSvg(latex, macros) };
  scope.postMessage(reply);
};
