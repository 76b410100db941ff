using System.Collections.Generic;
using Itb.Protocols.Syntax;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>
/// The word <c>hold</c> of a dose. At the start of a line it is one only with a number after it: <c>do bridge</c> may be followed by the rule
/// <c>hold when …</c>.
/// </summary>
internal sealed class DoseHoldRule : Rule
{
    public override string Called => SyntaxFacts.Spelling(TokenKind.Hold);

    public override IEnumerable<string> Words => ["hold"];

    public override bool StartsAt(SyntaxToken token) => token.Kind == TokenKind.Hold && (!token.StartsLine || token.Next.Kind == TokenKind.Number);

    public override IResult<SyntaxElement> Parse(IInput input) => StartsAt((SyntaxToken)input) ? (SyntaxToken)input : new NotHere((SyntaxToken)input, this);
}
