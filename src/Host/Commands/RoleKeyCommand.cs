using System.CommandLine;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit role-key</c>: makes the key of a custody role.</summary>
internal static class RoleKeyCommand
{
    public static Command Create()
    {
        var role = new Option<string>("--role") { Description = "name of the role: dpo, counsel …", Required = true };
        var output = new Option<string>("--out") { Description = "new file for the key; only its owner may read it", Required = true };
        var command = new Command("role-key", "Makes the key of a role that orders or approves erasures and holds, and prints its lines for audit.yaml.") { role, output };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(output)!;
            var key = ApiKeys.NewKey(new SystemRandomness());
            try
            {
                if (Path.Exists(file)) throw new CommandFailure($"{file} is already there; a key is never written over", ExitCode.Usage);
                PrivateFile.Write(Path.GetFullPath(file), key + "\n");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailure($"{file} cannot be written: {e.Message}", ExitCode.Usage);
            }

            Console.WriteLine($"custody:\n  roles:\n    - role: {parsed.GetValue(role)}\n      key_sha256: {Convert.ToHexStringLower(ApiKeys.Hash(key))}");
            return ExitCode.Done;
        });
        return command;
    }
}
