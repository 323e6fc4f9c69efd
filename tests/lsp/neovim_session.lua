-- Run by neovim_test.py: an editor's session with copydesk, what it saw as JSON in $RESULT.
local seen = {}
local exit_code
local function until_true(what, condition)
  if not vim.wait(20000, condition, 10) then error('waited in vain for ' .. what) end
end
local function diagnostics() return vim.diagnostic.get(0) end

local ok, fault = pcall(function()
  local client = vim.lsp.start_client({
    name = 'copydesk',
    cmd = { vim.env.COPYDESK, 'lsp' },
    root_dir = vim.fn.expand('%:p:h'),
    on_exit = function(code) exit_code = code end,
  })
  vim.lsp.buf_attach_client(0, client)

  until_true('diagnostics', function() return #diagnostics() == 2 end)
  seen.first = vim.tbl_map(function(d)
    return { lnum = d.lnum, col = d.col, source = d.source, code = d.user_data.lsp.code }
  end, diagnostics())

  vim.api.nvim_win_set_cursor(0, { 1, 27 })
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 10000)
  seen.hover = answer[client].result.contents.value

  -- What vim.lsp.buf.code_action() does when its user has chosen.
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
  answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000)
  for _, action in ipairs(answer[client].result) do
    if action.title == 'Change to “Moscow”' then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
  end
  until_true('the fix', function() return #diagnostics() == 1 end)
  seen.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, false)

  vim.api.nvim_buf_set_text(0, 2, 23, 2, 23, { ' He left the the hall.', 'The end came' })
  until_true('the edit', function() return #diagnostics() == 2 end)
  seen.typed = #diagnostics()

  vim.lsp.buf_request_sync(0, 'workspace/executeCommand', { command = 'copydesk.suppress', arguments = {
    { uri = vim.uri_from_bufnr(0), rule = 'name/foreign-spelling', text = 'Wladimir Putin', reason = 'he signs so' },
  } }, 10000)
  until_true('the suppression', function() return #diagnostics() == 1 end)
  seen.suppressed = #diagnostics()

  vim.lsp.stop_client(client)
  until_true('the end', function() return exit_code ~= nil end)
  seen.exited = exit_code
end)
if not ok then seen.fault = fault end
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.RESULT)
vim.cmd('qall!')
