using System;
using System.Collections.Immutable;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// Two mistakes in the C# that no type can prevent: a day's decision that nobody reads, and a name in quotes that no protocol has.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    private const string Library = "Itb.Protocols";

    private readonly HostSteps _steps;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public UseAnalyzer()
        : this(HostSteps.Standard)
    {
    }

    internal UseAnalyzer(HostSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfUse;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var names = new Lazy<KnownNames>(() => KnownNames.Of(_steps, start.Options.AdditionalFiles, start.CancellationToken));
            start.RegisterOperationAction(operation => Guard(operation, () => CheckCall(operation, names)), OperationKind.Invocation);
            start.RegisterOperationAction(operation => Guard(operation, () => CheckComparison(operation, names)), OperationKind.Binary);
        });
    }

    private static void CheckCall(OperationAnalysisContext context, Lazy<KnownNames> names)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsOfLibrary(call.TargetMethod.ContainingType)) return;
        switch (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name)
        {
            case (nameof(ProtocolEngine), nameof(ProtocolEngine.Step)):
                CheckDecision(context, call);
                break;
            case (nameof(Protocol), var method) when method.EndsWith("Named", StringComparison.Ordinal) && call.Arguments.Length == 1:
                CheckName(context, names, method.Substring(0, method.Length - "Named".Length), call.Arguments[0].Value, KnownNames.SourceOf(call.Instance));
                break;
        }
    }

    /// <summary>Only what is certain: a decision made on the spot, or a local that is written by steps and read by nothing.</summary>
    private static void CheckDecision(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == nameof(DayDecision))?.Value is not { } decision) return;
        var isLost = decision switch
        {
            IInvocationOperation { TargetMethod.Name: nameof(ProtocolEngine.NewDecision) } => true,
            ILocalReferenceOperation local => !IsRead(local),
            _ => false,
        };
        if (isLost) context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(DiagnosticCatalogue.DecisionNotRead.Id), decision.Syntax.GetLocation(), DiagnosticCatalogue.DecisionNotRead.MessageFormat));
    }

    private static bool IsRead(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent) root = parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Any(other =>
            SymbolEqualityComparer.Default.Equals(other.Local, local.Local) && !other.IsDeclaration && !IsWritten(other));
    }

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name == nameof(ProtocolEngine.Step) && IsOfLibrary(call.TargetMethod.ContainingType),
        _ => false,
    };

    private static void CheckComparison(OperationAnalysisContext context, Lazy<KnownNames> names)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)) return;
        Check(comparison.LeftOperand, comparison.RightOperand);
        Check(comparison.RightOperand, comparison.LeftOperand);

        void Check(IOperation name, IOperation value)
        {
            if (name is IPropertyReferenceOperation { Property: { Name: "Name", ContainingType: { } type } } && IsOfLibrary(type)) CheckName(context, names, type.Name, value, null);
        }
    }

    private static void CheckName(OperationAnalysisContext context, Lazy<KnownNames> names, string kind, IOperation value, string? source)
    {
        if (value.ConstantValue is not { HasValue: true, Value: string name } || names.Value.Miss(kind, name, source) is not { } miss) return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(DiagnosticCatalogue.UnknownNameInCode.Id), value.Syntax.GetLocation(), miss));
    }

    private static bool IsOfLibrary(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Protocols", ContainingNamespace: { Name: "Itb", ContainingNamespace.IsGlobalNamespace: true } } } && type.ContainingAssembly.Name == Library;

    private static void Guard(OperationAnalysisContext context, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception) when (Fault.IsFault(exception, context.CancellationToken))
        {
            var fault = Fault.NotChecked("checking the use of a protocol", exception);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(fault.Id), context.Operation.Syntax.GetLocation(), fault.Message));
        }
    }
}
