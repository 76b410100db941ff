using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace Itb.Protocols.Tests;

/// <summary>The types a type names: in its members and, read from the compiled code, in their bodies.</summary>
internal static class References
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Where(static field => field.FieldType == typeof(OpCode)).Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    public static IEnumerable<Type> Of(Type type) => Bases(type).Concat(type.GetMembers(Everything).SelectMany(static member => Named(member).Concat(InBody(member)))).SelectMany(Parts).Distinct();

    /// <summary>What others see: bases and the signatures of members that are not private.</summary>
    public static IEnumerable<Type> InSignatures(Type type) => Bases(type)
        .Concat(type.GetMembers(Everything).Where(IsVisible).SelectMany(Named)).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Bases(Type type) => type.BaseType is { } parent ? [parent, .. type.GetInterfaces()] : type.GetInterfaces();

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    private static IEnumerable<Type> Named(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static parameter => parameter.ParameterType), .. method.IsGenericMethod ? method.GetGenericArguments() : []],
        ConstructorInfo constructor => constructor.GetParameters().Select(static parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> InBody(MemberInfo member)
    {
        if (member is not MethodBase method || method.GetMethodBody() is not { } body) return [];
        var types = body.LocalVariables.Select(static variable => variable.LocalType).ToList();
        var code = body.GetILAsByteArray()!;
        for (var i = 0; i < code.Length;)
        {
            var value = code[i++] is var first and not 0xFE ? (short)first : unchecked((short)(0xFE00 | code[i++]));
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                types.AddRange(Resolve(method, BitConverter.ToInt32(code, i)));
            i += Size(operand, code, i);
        }

        return types;
    }

    private static IEnumerable<Type> Resolve(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
        return member is Type type ? [type] : member.DeclaringType is { } declaring ? [declaring, .. Named(member)] : Named(member);
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    /// <summary>The type itself and what it is made of: elements of arrays, arguments of generic types.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [type];
}
