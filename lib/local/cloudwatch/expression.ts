/** A data point, or undefined where there is none. */
type Point = number | undefined;

/** What an expression makes of the metrics of one period; `named` gives each by its id. */
export type Expression = (named: (id: string) => Point) => Point;

type List = (named: (id: string) => Point) => Point[];

/**
 * Compiles a metric math expression, as far as alarms here use them: numbers, ids, `+ - * /`, comparisons, `AND`, `OR`,
 * brackets, `FILL(metric, number)`, `IF(condition, then, otherwise)`, and `MAX`, `MIN`, `SUM` of `[a, b]`.
 * What is reckoned with a point that is missing is missing itself; lists pass over it.
 *
 * @throws Error naming what the local machine cannot reckon
 */
export function compileExpression(text: string): Expression {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-z_]\w*|<=|>=|==|!=|&&|\|\||[-+*/()[\],<>]|\S/g) ?? [];
  let place = 0;
  const refuse = (): Error =>
    new Error(`The local machine cannot reckon "${text}": ${tokens[place] ?? 'its end'} was not expected.`);
  const next = (): string | undefined => tokens[place]?.toUpperCase();
  const take = (...wanted: string[]): string | undefined => {
    const token = next();
    if (token === undefined || !wanted.includes(token)) return undefined;
    place += 1;
    return token;
  };
  const must = (token: string): void => {
    if (take(token) === undefined) throw refuse();
  };

  /** Operators from the loosest to the tightest. */
  const levels: Record<string, (a: number, b: number) => number>[] = [
    { OR: (a, b) => Number(a !== 0 || b !== 0), '||': (a, b) => Number(a !== 0 || b !== 0) },
    { AND: (a, b) => Number(a !== 0 && b !== 0), '&&': (a, b) => Number(a !== 0 && b !== 0) },
    {
      '<': (a, b) => Number(a < b),
      '>': (a, b) => Number(a > b),
      '<=': (a, b) => Number(a <= b),
      '>=': (a, b) => Number(a >= b),
      '==': (a, b) => Number(a === b),
      '!=': (a, b) => Number(a !== b),
    },
    { '+': (a, b) => a + b, '-': (a, b) => a - b },
    { '*': (a, b) => a * b, '/': (a, b) => a / b },
  ];

  function operation(level = 0): Expression {
    const operators = levels[level];
    if (operators === undefined) return operand();
    let left = operation(level + 1);
    for (let sign = take(...Object.keys(operators)); sign !== undefined; sign = take(...Object.keys(operators))) {
      const [before, after, reckon] = [left, operation(level + 1), operators[sign]];
      left = (named) => {
        const [a, b] = [before(named), after(named)];
        const result = a === undefined || b === undefined ? undefined : reckon?.(a, b);
        // CloudWatch has no point where something is divided by nothing.
        return result !== undefined && Number.isFinite(result) ? result : undefined;
      };
    }
    return left;
  }

  function operand(): Expression {
    if (take('(')) {
      const inner = operation();
      must(')');
      return inner;
    }
    const token = tokens[place];
    if (token === undefined) throw refuse();
    if (/^\d/.test(token)) {
      place += 1;
      return () => Number(token);
    }
    if (!/^[a-z]\w*$/i.test(token)) throw refuse();
    if (tokens[place + 1] === '(') return call(token);
    place += 1;
    return (named) => named(token);
  }

  function call(name: string): Expression {
    const reckon = { MAX: Math.max, MIN: Math.min, SUM: (...all: number[]) => all.reduce((a, b) => a + b, 0) }[name];
    if (reckon === undefined && name !== 'FILL' && name !== 'IF') throw refuse();
    place += 1;
    must('(');
    const made = reckon ? over(list(), reckon) : name === 'FILL' ? filled() : chosen();
    must(')');
    return made;
  }

  function list(): List {
    must('[');
    const members = [operation()];
    while (take(',')) members.push(operation());
    must(']');
    return (named) => members.map((member) => member(named));
  }

  const over =
    (members: List, reckon: (...all: number[]) => number): Expression =>
    (named) => {
      const points = members(named).filter((point) => point !== undefined);
      return points.length === 0 ? undefined : reckon(...points);
    };

  function filled(): Expression {
    const metric = operation();
    must(',');
    const otherwise = operation();
    return (named) => metric(named) ?? otherwise(named);
  }

  function chosen(): Expression {
    const condition = operation();
    must(',');
    const yes = operation();
    must(',');
    const no = operation();
    return (named) => {
      const truth = condition(named);
      if (truth === undefined) return undefined;
      return truth === 0 ? no(named) : yes(named);
    };
  }

  const whole = operation();
  if (place < tokens.length) throw refuse();
  return whole;
}
