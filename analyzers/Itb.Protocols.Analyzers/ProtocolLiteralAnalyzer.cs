using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Itb.Protocols.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// Reads protocols that stand in the C# itself: constant strings given to whatever is marked <c>[StringSyntax("itb-protocol")]</c>, such as
/// <c>Protocol.Parse</c>. All findings are its own to report, for no generator sees these texts.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProtocolLiteralAnalyzer : DiagnosticAnalyzer
{
    private readonly HostSteps _steps;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public ProtocolLiteralAnalyzer()
        : this(HostSteps.Standard)
    {
    }

    internal ProtocolLiteralAnalyzer(HostSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfLiterals;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Argument, OperationKind.SimpleAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
    }

    private void Analyze(OperationAnalysisContext context)
    {
        var (targets, value) = context.Operation switch
        {
            IArgumentOperation argument => (One(argument.Parameter), argument.Value),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment => (One(member.Member), assignment.Value),
            IFieldInitializerOperation field => (field.InitializedFields, field.Value),
            IPropertyInitializerOperation property => (property.InitializedProperties, property.Value),
            _ => ([], null),
        };
        if (value?.ConstantValue is not { HasValue: true, Value: string text } || !targets.Any(IsMarked)) return;
        try
        {
            foreach (var (info, message, span) in Read(text, value.Syntax, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(info), Location.Create(value.Syntax.SyntaxTree, span), message));
        }
        catch (Exception exception) when (Fault.IsFault(exception, context.CancellationToken))
        {
            var fault = Fault.NotChecked("checking a text in the C#", exception);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(fault.Id), value.Syntax.GetLocation(), fault.Message));
        }
    }

    private IEnumerable<(string Id, string Message, TextSpan Span)> Read(string text, SyntaxNode syntax, CancellationToken cancellation)
    {
        // Which files it means is known to the code around it, at run time.
        if (UsePaths.Of(text).Any(static path => !path.StartsWith("builtin:", StringComparison.Ordinal))) yield break;
        var findings = _steps.ReadText(text, "", static _ => null, cancellation).Diagnostics;
        if (findings.Count == 0) yield break;
        while (syntax is ParenthesizedExpressionSyntax parenthesized) syntax = parenthesized.Expression;
        var map = syntax is LiteralExpressionSyntax literal ? LiteralMap.Of(literal.Token) : null;

        // The library counts from after a byte order mark.
        var mark = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        foreach (var finding in findings) yield return (finding.Id, finding.Message, map?.SpanOf(finding.Span.Start + mark, finding.Span.Length) ?? syntax.Span);
    }

    private static IEnumerable<ISymbol> One(ISymbol? symbol) => symbol is null ? [] : [symbol];

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: "StringSyntaxAttribute" } && attribute.ConstructorArguments.Select(static argument => argument.Value).FirstOrDefault() is Protocol.TextSyntax);
}
