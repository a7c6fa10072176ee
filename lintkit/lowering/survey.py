"""The first of two walks: which nodes need a position, which scopes bind what, what loops assign.

Nodes are visited in source order, whitespace is not visited at all. Nothing is lowered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst

from lintkit.lowering.positions import ANCHORS
from lintkit.lowering.scopes import Scope, ScopeKind, connect
from lintkit.lowering.strings import constant_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FIELDS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Annotation: ("annotation",),
    cst.Arg: ("value",),
    cst.Attribute: ("value",),
    cst.Await: ("expression",),
    cst.BinaryOperation: ("left", "right"),
    cst.BooleanOperation: ("left", "right"),
    cst.Call: ("func", "args"),
    cst.Comparison: ("left", "comparisons"),
    cst.ComparisonTarget: ("comparator",),
    cst.Dict: ("elements",),
    cst.DictElement: ("key", "value"),
    cst.Element: ("value",),
    cst.From: ("item",),
    cst.IfExp: ("body", "test", "orelse"),
    cst.Index: ("value",),
    cst.List: ("elements",),
    cst.MatchClass: ("cls", "patterns", "kwds"),
    cst.MatchKeywordElement: ("pattern",),
    cst.MatchList: ("patterns",),
    cst.MatchMappingElement: ("key", "pattern"),
    cst.MatchOr: ("patterns",),
    cst.MatchOrElement: ("pattern",),
    cst.MatchSequenceElement: ("value",),
    cst.MatchSingleton: (),
    cst.MatchTuple: ("patterns",),
    cst.MatchValue: ("value",),
    cst.Set: ("elements",),
    cst.Slice: ("lower", "upper", "step"),
    cst.StarredDictElement: ("value",),
    cst.StarredElement: ("value",),
    cst.Subscript: ("value", "slice"),
    cst.SubscriptElement: ("slice",),
    cst.Tuple: ("elements",),
    cst.UnaryOperation: ("expression",),
    cst.Yield: ("value",),
}
_LITERALS = frozenset({cst.Ellipsis, cst.Float, cst.Imaginary, cst.Integer, cst.SimpleString})


class Survey:
    """What the first walk found.

    Attributes:
        anchors: the nodes that need a position, in source order, outer before inner.
        strings: f-strings whose contents need positions of their own, and their statement.
        scopes: the scope of each code, in the order of the codes.
        scope_of: the scope that a node opens, by id.
        assigned: the names that a loop or comprehension assigns, by id of its node.
        evaluated: the expression that a call of `eval` gets as a constant, by id of the call.
    """

    def __init__(self, module: cst.Module) -> None:
        self.anchors: list[cst.CSTNode] = []
        self.strings: list[tuple[cst.BaseString, cst.CSTNode]] = []
        self.scopes: list[Scope] = []
        self.scope_of: dict[int, Scope] = {}
        self.assigned: dict[int, tuple[str, ...]] = {}
        self.evaluated: dict[int, cst.BaseExpression] = {}
        self._inline: list[Scope] = []
        self._assignments: list[str] = []
        self._statement: cst.CSTNode = module
        self._scope = Scope("module", None, 0, "", "")
        self.scopes.append(self._scope)
        self.scope_of[id(module)] = self._scope
        self._special: dict[type[cst.CSTNode], Callable[[Any], None]] = {
            cst.Call: self._call,
            cst.ConcatenatedString: self._string,
            cst.DictComp: self._comprehension,
            cst.FormattedString: self._string,
            cst.GeneratorExp: self._comprehension,
            cst.Lambda: self._lambda,
            cst.ListComp: self._comprehension,
            cst.MatchAs: self._match_as,
            cst.MatchMapping: self._match_mapping,
            cst.MatchStar: self._match_star,
            cst.NamedExpr: self._named,
            cst.SetComp: self._comprehension,
            cst.TemplatedString: self._string,
        }
        self._statements: dict[type[cst.CSTNode], Callable[[Any], None]] = {
            cst.AnnAssign: self._annotated,
            cst.Assert: self._assert,
            cst.Assign: self._assign,
            cst.AugAssign: self._augmented,
            cst.ClassDef: self._class,
            cst.Del: self._del,
            cst.Expr: self._value,
            cst.For: self._for,
            cst.FunctionDef: self._function,
            cst.Global: self._global,
            cst.If: self._if,
            cst.Import: self._import,
            cst.ImportFrom: self._import_from,
            cst.LazyImport: self._import,
            cst.LazyImportFrom: self._import_from,
            cst.Match: self._match,
            cst.Nonlocal: self._nonlocal,
            cst.Raise: self._raise,
            cst.Return: self._value,
            cst.Try: self._try,
            cst.TryStar: self._try,
            cst.TypeAlias: self._type_alias,
            cst.While: self._while,
            cst.With: self._with,
        }
        self._block(module.body)
        connect(self.scopes + self._inline)

    # --- names ------------------------------------------------------------------------------
    def _bind(self, name: str) -> None:
        name = self._scope.mangle(name)
        self._scope.names.add(name)
        self._assignments.append(name)

    def _bind_targets(self, target: cst.CSTNode) -> None:
        pending = [target]
        while pending:
            node = pending.pop()
            if isinstance(node, cst.Name):
                self._bind(node.value)
            elif isinstance(node, (cst.Tuple, cst.List)):
                pending.extend(element.value for element in reversed(node.elements))
            elif isinstance(node, cst.StarredElement):
                pending.append(node.value)

    def _open(self, kind: ScopeKind, node: cst.CSTNode, name: str, private: str = "") -> Scope:
        """A new scope within the current one; the caller goes in and out."""
        outer = self._scope
        private = private or outer.private
        if kind == "inline":
            scope = Scope(kind, outer, outer.index, outer.qualname, private)
            self._inline.append(scope)
        else:
            qualname = outer.code.qualify(name)
            scope = Scope(kind, outer, len(self.scopes), qualname, private)
            self.scopes.append(scope)
        self.scope_of[id(node)] = scope
        return scope

    # --- statements -------------------------------------------------------------------------
    def _block(self, body: Sequence[cst.CSTNode]) -> None:
        for line in body:
            if isinstance(line, cst.SimpleStatementLine):
                for statement in line.body:
                    self._visit(statement)
            else:
                self._visit(line)

    def _suite(self, suite: cst.BaseSuite) -> None:
        if isinstance(suite, cst.SimpleStatementSuite):
            for statement in suite.body:
                self._visit(statement)
        else:
            self._block(suite.body)

    def _visit(self, statement: cst.CSTNode) -> None:
        kind = statement.__class__
        self._statement = statement
        if kind is not cst.FunctionDef and kind is not cst.ClassDef:
            self.anchors.append(statement)
        handler = self._statements.get(kind)
        if handler is not None:  # break, continue, pass have nothing to visit
            handler(statement)

    def _value(self, node: cst.Expr | cst.Return) -> None:
        if node.value is not None:
            self._walk(node.value)

    def _assign(self, node: cst.Assign) -> None:
        for target in node.targets:
            self._walk(target.target)
            self._bind_targets(target.target)
        self._walk(node.value)

    def _annotated(self, node: cst.AnnAssign) -> None:
        self._walk(node.target)
        self._bind_targets(node.target)
        self._type(node.annotation)
        if node.value is not None:
            self._walk(node.value)

    def _augmented(self, node: cst.AugAssign) -> None:
        self._walk(node.target)
        self._bind_targets(node.target)
        self._walk(node.value)

    def _type_alias(self, node: cst.TypeAlias) -> None:
        self._walk(node.name)
        self._bind(node.name.value)
        if node.type_parameters is not None:
            self._bounds(node.type_parameters)
        self._type(node.value)

    def _type(self, node: cst.CSTNode) -> None:
        """Something that is not lowered, but read as a type: it has positions and no codes."""
        codes, lambdas = len(self.scopes), self._scope.code.lambdas
        self._walk(node)
        del self.scopes[codes:]
        self._scope.code.lambdas = lambdas

    def _bounds(self, parameters: cst.TypeParameters) -> None:
        for parameter in parameters.params:
            if isinstance(parameter.param, cst.TypeVar) and parameter.param.bound is not None:
                self._type(parameter.param.bound)
            if parameter.default is not None:
                self._type(parameter.default)

    def _assert(self, node: cst.Assert) -> None:
        self._walk(node.test)
        if node.msg is not None:
            self._walk(node.msg)

    def _raise(self, node: cst.Raise) -> None:
        if node.exc is not None:
            self._walk(node.exc)
        if node.cause is not None:
            self._walk(node.cause)

    def _del(self, node: cst.Del) -> None:
        self._walk(node.target)
        self._bind_targets(node.target)

    def _global(self, node: cst.Global) -> None:
        mangle = self._scope.mangle
        self._scope.globals.update(mangle(item.name.value) for item in node.names)

    def _nonlocal(self, node: cst.Nonlocal) -> None:
        mangle = self._scope.mangle
        self._scope.nonlocals.update(mangle(item.name.value) for item in node.names)

    def _import(self, node: cst.Import | cst.LazyImport) -> None:
        for alias in node.names:
            self._bind(alias.evaluated_alias or alias.evaluated_name.partition(".")[0])

    def _import_from(self, node: cst.ImportFrom | cst.LazyImportFrom) -> None:
        if not isinstance(node.names, cst.ImportStar):
            for alias in node.names:
                self._bind(alias.evaluated_alias or alias.evaluated_name)

    def _if(self, node: cst.If) -> None:
        self._walk(node.test)
        self._suite(node.body)
        if isinstance(node.orelse, cst.If):
            self._visit(node.orelse)
        elif node.orelse is not None:
            self._suite(node.orelse.body)

    def _while(self, node: cst.While) -> None:
        mark = len(self._assignments)
        self._walk(node.test)
        self._suite(node.body)
        self._close_loop(node, mark)
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _for(self, node: cst.For) -> None:
        mark = len(self._assignments)
        self._walk(node.target)
        self._bind_targets(node.target)
        self._walk(node.iter)
        self._suite(node.body)
        self._close_loop(node, mark)
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _close_loop(self, node: cst.CSTNode, mark: int) -> None:
        self.assigned[id(node)] = tuple(dict.fromkeys(self._assignments[mark:]))

    def _with(self, node: cst.With) -> None:
        for item in node.items:
            self._walk(item.item)
            if item.asname is not None:
                self._walk(item.asname.name)
                self._bind_targets(item.asname.name)
        self._suite(node.body)

    def _try(self, node: cst.Try | cst.TryStar) -> None:
        self._suite(node.body)
        for handler in node.handlers:
            self.anchors.append(handler)
            self._statement = handler
            if handler.type is not None:
                self._walk(handler.type)
            if handler.name is not None and isinstance(handler.name.name, cst.Name):
                self._bind(handler.name.name.value)
            self._suite(handler.body)
        if node.orelse is not None:
            self._suite(node.orelse.body)
        if node.finalbody is not None:
            self._suite(node.finalbody.body)

    def _match(self, node: cst.Match) -> None:
        self._walk(node.subject)
        for case in node.cases:
            self._walk(case.pattern)
            if case.guard is not None:
                self._walk(case.guard)
            self._suite(case.body)

    # --- definitions ------------------------------------------------------------------------
    def _function(self, node: cst.FunctionDef) -> None:
        self._bind(node.name.value)
        outer = self._scope
        for decorator in node.decorators:
            self._walk(decorator.decorator)
        self.anchors.append(node)
        self._type_parameters(node.type_parameters)
        scope = self._open("function", node, node.name.value)
        self._parameters(node.params, scope)
        if node.returns is not None:
            self._type(node.returns)
        mark = len(self._assignments)
        self._scope = scope
        self._suite(node.body)
        self._scope = outer
        del self._assignments[mark:]

    def _class(self, node: cst.ClassDef) -> None:
        self._bind(node.name.value)
        outer = self._scope
        for decorator in node.decorators:
            self._walk(decorator.decorator)
        self.anchors.append(node)
        self._type_parameters(node.type_parameters)
        name = node.name.value
        scope = self._open("class", node, name, name.lstrip("_"))
        for argument in (*node.bases, *node.keywords):
            self._walk(argument.value)
        mark = len(self._assignments)
        self._scope = scope
        self._suite(node.body)
        self._scope = outer
        del self._assignments[mark:]

    def _lambda(self, node: cst.Lambda) -> None:
        outer = self._scope
        code = outer.code
        code.lambdas += 1
        self.anchors.append(node)
        scope = self._open("lambda", node, f"<lambda{code.lambdas}>")
        self._parameters(node.params, scope)
        mark = len(self._assignments)
        self._scope = scope
        self._walk(node.body)
        self._scope = outer
        del self._assignments[mark:]

    def _parameters(self, parameters: cst.Parameters, scope: Scope) -> None:
        """Bind the parameters in `scope`; defaults and annotations belong to the current one."""
        for parameter in all_parameters(parameters):
            scope.names.add(scope.mangle(parameter.name.value))
            if parameter.annotation is not None:
                self._type(parameter.annotation)
            if parameter.default is not None:
                self._walk(parameter.default)

    def _type_parameters(self, parameters: cst.TypeParameters | None) -> None:
        """Go into the scope of type parameters, if there are any."""
        if parameters is None:
            return
        self._scope = self._open("inline", parameters, "")
        for parameter in parameters.params:
            self._scope.names.add(self._scope.mangle(parameter.param.name.value))
        self._bounds(parameters)

    # --- expressions ------------------------------------------------------------------------
    def _walk(self, root: cst.CSTNode) -> None:
        stack = [root]
        pop = stack.pop
        anchor = self.anchors.append
        read = self._scope.reads.add
        special = self._special
        while stack:
            node = pop()
            kind = node.__class__
            if kind is cst.Name:
                anchor(node)
                read(node.value)  # type: ignore[attr-defined]  # it is a Name
            elif kind in _LITERALS:
                anchor(node)
            elif kind in special:
                special[kind](node)
                if kind is cst.Call:
                    stack.extend(reversed(node.args))  # type: ignore[attr-defined]  # a Call
                    stack.append(node.func)  # type: ignore[attr-defined]  # a Call
            else:
                if kind in ANCHORS:
                    anchor(node)
                for field in reversed(_FIELDS[kind]):
                    value = getattr(node, field)
                    if value.__class__ is tuple or value.__class__ is list:
                        stack.extend(reversed(value))
                    elif value is not None:
                        stack.append(value)

    def _call(self, node: cst.Call) -> None:
        self.anchors.append(node)
        if isinstance(node.func, cst.Name) and node.func.value == "eval" and len(node.args) == 1:
            self._eval(node)

    def _eval(self, node: cst.Call) -> None:
        """Survey the expression that `eval` of a constant evaluates; it has no positions."""
        argument = node.args[0]
        text = constant_text(argument.value)
        if argument.star or argument.keyword or text is None or len(text) > _LONGEST_EVALUATED:
            return
        try:
            expression = cst.parse_expression(text.strip())
        except cst.ParserSyntaxError:
            return
        anchors, strings, codes = self.anchors, self.strings, len(self.scopes)
        self.anchors, self.strings = [], []
        self._walk(expression)
        self.anchors, self.strings = anchors, strings
        if len(self.scopes) == codes:  # a lambda would need a place of its own
            self.evaluated[id(node)] = expression
        del self.scopes[codes:]

    def _named(self, node: cst.NamedExpr) -> None:
        scope = self._scope
        self._walk(node.target)
        while self._scope.kind == "inline" and self._scope.parent is not None:
            self._scope = self._scope.parent
        self._bind_targets(node.target)
        self._scope = scope
        self._walk(node.value)

    def _comprehension(
        self, node: cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp
    ) -> None:
        outer = self._scope
        mark = len(self._assignments)
        if node.__class__ in ANCHORS:
            self.anchors.append(node)
        inner = self._scope = self._open("inline", node, "")
        if isinstance(node, cst.DictComp):
            self._walk(node.key)
            self._walk(node.value)
        else:
            self._walk(node.elt)
        clause: cst.CompFor | None = node.for_in
        while clause is not None:
            self._walk(clause.target)
            bound = len(self._assignments)
            self._bind_targets(clause.target)
            del self._assignments[bound:]
            if clause is node.for_in:
                self._scope = outer
            self._walk(clause.iter)
            self._scope = inner
            for condition in clause.ifs:
                self._walk(condition.test)
            clause = clause.inner_for_in
        self._scope = outer
        self._close_loop(node, mark)

    def _string(self, node: cst.BaseString) -> None:
        """The whole string is one anchor; its expressions are measured apart where needed."""
        self.anchors.append(node)
        outer = self.anchors
        self.anchors = []
        self._string_parts(node)
        if any(anchor.__class__ in _MEASURED for anchor in self.anchors):
            self.strings.append((node, self._statement))
        self.anchors = outer

    def _string_parts(self, node: cst.CSTNode) -> None:
        pending = [node]
        while pending:
            part = pending.pop()
            if isinstance(part, cst.ConcatenatedString):
                pending += (part.right, part.left)
            elif isinstance(part, (cst.FormattedString, cst.TemplatedString)):
                pending.extend(reversed(part.parts))
            elif isinstance(part, (cst.FormattedStringExpression, cst.TemplatedStringExpression)):
                self._walk(part.expression)
                pending.extend(reversed(part.format_spec or ()))

    # --- patterns ---------------------------------------------------------------------------
    def _match_as(self, node: cst.MatchAs) -> None:
        if node.pattern is not None:
            self._walk(node.pattern)
        if node.name is not None:
            self._bind(node.name.value)

    def _match_star(self, node: cst.MatchStar) -> None:
        if node.name is not None:
            self._bind(node.name.value)

    def _match_mapping(self, node: cst.MatchMapping) -> None:
        for element in node.elements:
            self._walk(element)
        if node.rest is not None:
            self._bind(node.rest.value)


_LONGEST_EVALUATED = 1_000
"""Characters; what people evaluate by hand is short, and the parser's stack is not endless."""

_MEASURED = frozenset({cst.Call, cst.Lambda})


def all_parameters(parameters: cst.Parameters) -> list[cst.Param]:
    """Every parameter in the order of the signature."""
    found = [*parameters.posonly_params, *parameters.params]
    if isinstance(parameters.star_arg, cst.Param):
        found.append(parameters.star_arg)
    found += parameters.kwonly_params
    if parameters.star_kwarg is not None:
        found.append(parameters.star_kwarg)
    return found
